package org.broadsheet.console.account;

import org.broadsheet.platform.Throttle;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/** Health is open to all, and metrics on a port of their own; every other endpoint wants the API's token on any port. */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {
    @Bean
    @Order(0)
    SecurityFilterChain operations(HttpSecurity http, Environment environment, ApiSettings settings, Throttle throttle)
            throws Exception {
        boolean own = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new ApiTokenFilter(settings, throttle), BasicAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(EndpointRequest.to("health")).permitAll();
                    if (own)
                        requests.requestMatchers(EndpointRequest.to("prometheus"))
                                .permitAll();
                    requests.anyRequest().authenticated();
                })
                .exceptionHandling(e -> e.authenticationEntryPoint((request, response, why) -> response.sendError(401)))
                .build();
    }
}
