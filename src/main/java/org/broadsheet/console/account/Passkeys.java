package org.broadsheet.console.account;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.newsroom.NewsroomSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriComponentsBuilder;

/** The passkeys of the accounts; Spring Security makes and checks them. */
@Service
class Passkeys {
    private final JdbcClient jdbc;
    private final ObjectProvider<WebAuthnRelyingPartyOperations> ceremonies;

    Passkeys(JdbcClient jdbc, ObjectProvider<WebAuthnRelyingPartyOperations> ceremonies) {
        this.jdbc = jdbc;
        this.ceremonies = ceremonies;
    }

    /** Whether somebody can have one here. */
    boolean areOpen() {
        return ceremonies.getIfAvailable() != null;
    }

    private static final String OF = """
            select c.credential_id as id, c.label, c.created, c.last_used
              from user_credentials c
              join user_entities e on e.id = c.user_entity_user_id
             where e.name = :username
             order by c.created
            """;

    List<Passkey> of(String username) {
        return jdbc.sql(OF).param("username", username).query(Passkey.class).list();
    }

    private static final String REMOVE = """
            delete from user_credentials c using user_entities e
             where e.id = c.user_entity_user_id and e.name = :username and c.credential_id = :id
            returning c.label
            """;

    private static final String REMOVE_ALL = """
            delete from user_credentials c using user_entities e
             where e.id = c.user_entity_user_id and e.name = :username
            """;

    void removeAll(String username) {
        jdbc.sql(REMOVE_ALL).param("username", username).update();
    }

    private static final String OWNER = """
            select e.name from user_entities e where e.id = :id
            """;

    /** @param entity the id that Spring Security keeps for the account */
    Optional<String> owner(String entity) {
        return jdbc.sql(OWNER).param("id", entity).query(String.class).optional();
    }

    /** @return its label; empty where it is not theirs */
    Optional<String> remove(String username, String id) {
        return jdbc.sql(REMOVE)
                .param("username", username)
                .param("id", id)
                .query(String.class)
                .optional();
    }

    public record Passkey(
            String id,
            String label,
            @Nullable Instant created,
            @Nullable Instant lastUsed) {}

    /** Passkeys belong to the host of {@code broadsheet.site.url}; without that there are none. */
    @ConditionalOnWebApplication
    @ConditionalOnProperty("broadsheet.site.url")
    @Configuration(proxyBeanMethods = false)
    static class Ceremonies {
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
                @Value("${broadsheet.site.url}") URI site) {
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
}
