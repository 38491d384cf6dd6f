package org.dudao.engine;

import java.lang.module.ModuleDescriptor.Version;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The releases that have deployed their models on this database. */
@Component
class ReleaseStore {

    private final JdbcClient sql;

    ReleaseStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Empty when no release with a number has deployed yet. */
    Optional<Version> newest() {
        return sql.sql("select version from dudao.deployed_release").query(String.class).list().stream()
                .map(Version::parse)
                .max(Version::compareTo);
    }

    void add(Version release) {
        sql.sql("insert into dudao.deployed_release (version) values (:version) on conflict do nothing")
                .param("version", release.toString())
                .update();
    }
}
