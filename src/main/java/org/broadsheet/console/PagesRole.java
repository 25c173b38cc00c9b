package org.broadsheet.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.broadsheet.job.RoleSettings;
import org.broadsheet.job.RoleSettings.Role;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.filter.OncePerRequestFilter;

/** A replica without the role {@code web} has no pages: only the actuator answers, on its own port or on this one. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PagesRole extends OncePerRequestFilter {
    private static final String ACTUATOR = "/actuator/";

    private final boolean pages;

    PagesRole(RoleSettings settings) {
        this.pages = settings.plays(Role.WEB);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (pages || request.getRequestURI().startsWith(ACTUATOR)) chain.doFilter(request, response);
        else response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    }

    /** A command serves no pages: its controllers, and sessions and the like that they need, are not created. */
    @Component
    @ConditionalOnNotWebApplication
    static class OfCommands implements BeanFactoryPostProcessor {
        @Override
        public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
            BeanDefinitionRegistry registry = (BeanDefinitionRegistry) factory;
            for (String name : factory.getBeanNamesForAnnotation(Controller.class)) registry.removeBeanDefinition(name);
        }
    }
}
