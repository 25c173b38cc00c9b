package org.broadsheet.console.account;

import java.net.URI;
import java.util.Set;
import org.broadsheet.newsroom.NewsroomSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.web.util.UriComponentsBuilder;

/** Passkeys belong to the host of {@code broadsheet.site.url}; without that there are none. */
@ConditionalOnWebApplication
@ConditionalOnProperty("broadsheet.site.url")
@Configuration(proxyBeanMethods = false)
class PasskeyConfiguration {
    @Bean
    PublicKeyCredentialUserEntityRepository passkeyOwners(JdbcOperations jdbc) {
        return new JdbcPublicKeyCredentialUserEntityRepository(jdbc);
    }

    @Bean
    UserCredentialRepository passkeyCredentials(JdbcOperations jdbc) {
        return new JdbcUserCredentialRepository(jdbc);
    }

    /** A passkey stands for name and password at once, so its device must know who holds it: by finger, face or PIN. */
    @Bean
    Webauthn4JRelyingPartyOperations passkeyCeremonies(
            PublicKeyCredentialUserEntityRepository owners,
            UserCredentialRepository credentials,
            NewsroomSettings newsroom,
            @org.springframework.beans.factory.annotation.Value("${broadsheet.site.url}") URI site) {
        PublicKeyCredentialRpEntity we = PublicKeyCredentialRpEntity.builder()
                .id(site.getHost())
                .name(newsroom.name())
                .build();
        var ceremonies = new Webauthn4JRelyingPartyOperations(owners, credentials, we, Set.of(origin(site)));
        ceremonies.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        ceremonies.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return ceremonies;
    }

    /** As a browser says it: scheme, host and port, without what follows. */
    private static String origin(URI site) {
        return UriComponentsBuilder.newInstance()
                .scheme(site.getScheme())
                .host(site.getHost())
                .port(site.getPort())
                .toUriString();
    }
}
