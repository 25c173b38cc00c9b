package org.broadsheet.console.today;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One-time keys of forms, so that a button pressed twice acts once. */
@Component
class FormKeys {
    private static final int LONGEST = 64;

    private final JdbcClient jdbc;

    FormKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String USE = "insert into form_key (key) values (:key) on conflict do nothing";

    /** True the first time. */
    boolean use(String key) {
        if (key.isEmpty() || key.length() > LONGEST) return false;
        return jdbc.sql(USE).param("key", key).update() == 1;
    }
}
