package org.broadsheet.console.account;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Whose passkeys there are; Spring Security makes and asks for them. */
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
            """;

    /** False where it is not theirs. */
    boolean remove(String username, String id) {
        return jdbc.sql(REMOVE).param("username", username).param("id", id).update() == 1;
    }
}
