package org.broadsheet.console;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;

/** Where a command serves no pages nobody asks the controllers; what they stand on, such as sessions, is not there. */
@Component
@ConditionalOnNotWebApplication
class NoPages implements BeanFactoryPostProcessor {
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        BeanDefinitionRegistry registry = (BeanDefinitionRegistry) factory;
        for (String name : factory.getBeanNamesForAnnotation(Controller.class)) registry.removeBeanDefinition(name);
    }
}
