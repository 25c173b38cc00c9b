package org.broadsheet.console.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The passkeys of the accounts; Spring Security makes and checks them. */
@Service
class Passkeys {
    private final JdbcClient jdbc;

    Passkeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String OF = """
            select c.credential_id, c.label, c.created, c.last_used
              from user_credentials c
              join user_entities e on e.id = c.user_entity_user_id
             where e.name = :username
             order by c.created
            """;

    List<Passkey> of(String username) {
        return jdbc.sql(OF)
                .param("username", username)
                .query((row, n) -> new Passkey(
                        row.getString("credential_id"),
                        row.getString("label"),
                        row.getTimestamp("created").toInstant(),
                        row.getTimestamp("last_used") == null
                                ? null
                                : row.getTimestamp("last_used").toInstant()))
                .list();
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

    /** A passkey as its owner sees it. */
    public record Passkey(
            String id,
            String label,
            @Nullable Instant created,
            @Nullable Instant lastUsed) {}
}
