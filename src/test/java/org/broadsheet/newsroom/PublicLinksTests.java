package org.broadsheet.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PublicLinksTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "mailto:editor@example.org",
                "/privacy",
                "example.org/privacy",
                "https:privacy",
                "ftp://example.org/privacy",
                "https://bank.example@evil.example/"
            })
    void onlyAddressesOfTheWebAreTaken(String address) {
        for (String name : new String[] {"privacy", "imprint", "accessibility", "terms", "support"})
            assertThatThrownBy(() -> settings(Map.of("broadsheet.newsroom.links." + name, address)))
                    .rootCause()
                    .hasMessageContaining("broadsheet.newsroom.links." + name)
                    .hasMessageContaining("https://");
    }

    @Test
    void linksAreShownInOneOrderAndOnlyThoseThatAreSet() {
        NewsroomSettings settings = settings(Map.of(
                "broadsheet.newsroom.links.support", "https://example.org/give",
                "broadsheet.newsroom.links.support-words", "Become \u202ea member",
                "broadsheet.newsroom.links.privacy", "HTTP://example.org/privacy"));

        assertThat(settings.links().named())
                .containsExactly(
                        Map.entry("privacy", "HTTP://example.org/privacy"),
                        Map.entry("support", "https://example.org/give"));
        assertThat(settings.forTemplates()).containsEntry("supportWords", "Become a member");
        assertThat(settings(Map.of()).links().named()).isEmpty();
    }

    private static NewsroomSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("broadsheet.newsroom", NewsroomSettings.class);
    }
}
