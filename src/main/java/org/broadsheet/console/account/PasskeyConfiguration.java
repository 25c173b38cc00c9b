package org.broadsheet.console.account;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.broadsheet.newsroom.NewsroomSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
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
    UserCredentialRepository passkeyCredentials(JdbcOperations jdbc, Passkeys passkeys, AccountChanges changes) {
        return new ToldCredentials(new JdbcUserCredentialRepository(jdbc), passkeys, changes);
    }

    /** A new passkey is a change of what lets somebody in. Spring Security saves a known one at each login, too. */
    private record ToldCredentials(UserCredentialRepository stored, Passkeys passkeys, AccountChanges changes)
            implements UserCredentialRepository {
        @Override
        public void save(CredentialRecord credential) {
            boolean isNew = stored.findByCredentialId(credential.getCredentialId()) == null;
            stored.save(credential);
            if (isNew)
                passkeys.owner(credential.getUserEntityUserId().toBase64UrlString())
                        .ifPresent(username -> changes.passkeyAdded(username, credential.getLabel()));
        }

        @Override
        public void delete(Bytes id) {
            stored.delete(id);
        }

        @Override
        public @Nullable CredentialRecord findByCredentialId(Bytes id) {
            return stored.findByCredentialId(id);
        }

        @Override
        public List<CredentialRecord> findByUserId(Bytes user) {
            return stored.findByUserId(user);
        }
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
