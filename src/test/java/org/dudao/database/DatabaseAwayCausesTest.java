package org.dudao.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionSystemException;

/** Which failures mean that the database is away. */
class DatabaseAwayCausesTest {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P02", "57P03", "53100", "53300", "25006"})
    @DisplayName("连接断了、在启动或停止、磁盘满、连接数满、已不是主库，都是数据库不在")
    void statesOfADatabaseThatIsAway(String state) {
        assertThat(DatabaseAway.isCauseOf(new IllegalStateException(new SQLException("away", state))))
                .isTrue();
    }

    static Stream<Throwable> others() {
        var rollback = new TransactionSystemException("JDBC rollback failed", new SQLException("x", "99999"));
        rollback.initApplicationException(new IllegalStateException(new SQLException("I/O", "08006")));
        return Stream.of(
                new SQLTransientConnectionException("no connection within 8 s"),
                new SQLException("Connection is closed"),
                rollback,
                new AssertionError("getAutoCommit() should not throw", new SQLException("closed", "08003")));
    }

    @ParameterizedTest
    @MethodSource("others")
    @DisplayName("等不到连接、连接被池收回、回滚时又出错、驱动没有料到，也是")
    void otherWaysToSayIt(Throwable failure) {
        assertThat(DatabaseAway.isCauseOf(failure)).isTrue();
    }

    @Test
    @DisplayName("重复、冲突和程序自己的错不是")
    void whatIsNot() {
        assertThat(DatabaseAway.isCauseOf(new DuplicateKeyException("x", new SQLException("duplicate", "23505"))))
                .isFalse();
        assertThat(DatabaseAway.isCauseOf(new SQLException("deadlock", "40P01")))
                .isFalse();
        assertThat(DatabaseAway.isCauseOf(new NullPointerException())).isFalse();
        assertThat(DatabaseAway.isCauseOf(null)).isFalse();
    }
}
