package org.dudao.organization;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** People who have left the roster, with the hash of their password. */
@Repository
class FormerPersonStore {

    private final JdbcClient sql;
    private final Clock clock;

    FormerPersonStore(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    record FormerPerson(String login, String name, @Nullable StoredPassword password) {}

    /** The hash of a password as the engine stores it. */
    record StoredPassword(String hash, @Nullable String salt) {}

    void add(String login, String name, Optional<StoredPassword> password) {
        sql.sql(
                        """
                        insert into dudao.former_person (login, name, left_at, password_hash, password_salt)
                        values (:login, :name, :now, :hash, :salt)
                        on conflict (login) do update set name = :name, left_at = :now,
                            password_hash = :hash, password_salt = :salt""")
                .param("login", login)
                .param("name", name)
                .param("now", Timestamp.from(clock.instant()))
                .param("hash", password.map(StoredPassword::hash).orElse(null))
                .param("salt", password.map(StoredPassword::salt).orElse(null))
                .update();
    }

    void remove(String login) {
        sql.sql("delete from dudao.former_person where login = :login")
                .param("login", login)
                .update();
    }

    /** By login. */
    Map<String, FormerPerson> all() {
        return sql
                .sql("select login, name, password_hash, password_salt from dudao.former_person")
                .query((row, number) -> {
                    var hash = row.getString("password_hash");
                    return new FormerPerson(
                            row.getString("login"),
                            row.getString("name"),
                            hash == null ? null : new StoredPassword(hash, row.getString("password_salt")));
                })
                .list()
                .stream()
                .collect(Collectors.toMap(FormerPerson::login, former -> former));
    }
}
