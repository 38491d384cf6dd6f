package org.dudao.publicpages;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The receipt numbers of suggestions, as hashes. */
@Repository
class SuggestionReceiptStore {

    private final JdbcClient sql;

    SuggestionReceiptStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(byte[] hash, long opinion) {
        sql.sql("insert into dudao.suggestion_receipt (hash, opinion) values (:hash, :opinion)")
                .param("hash", hash)
                .param("opinion", opinion)
                .update();
    }
}
