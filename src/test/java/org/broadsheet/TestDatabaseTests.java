package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTests {
    @Test
    void newDatabaseHasEveryTable() {
        var jdbc = JdbcClient.create(TestDatabase.dataSource());

        assertThat(jdbc.sql("select count(*) from batch_job_instance")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from qrtz_triggers")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
