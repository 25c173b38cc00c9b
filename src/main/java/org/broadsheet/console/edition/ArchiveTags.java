package org.broadsheet.console.edition;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** The archive's lists have a tag like its editions: who has the page already gets 304. */
@Configuration(proxyBeanMethods = false)
class ArchiveTags {
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> archiveListTags() {
        ShallowEtagHeaderFilter tags = new ShallowEtagHeaderFilter();
        tags.setWriteWeakETag(true);
        FilterRegistrationBean<ShallowEtagHeaderFilter> lists = new FilterRegistrationBean<>(tags);
        lists.addUrlPatterns("/archive", "/archive/*");
        return lists;
    }
}
