package org.dudao.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.ProcessEngineLogger;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.EnginePersistenceLogger;
import org.dudao.refusal.Refusal;
import org.dudao.support.DudaoTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * When two people act on the same data at the same time, the second one gets a clear sentence instead of the engine's
 * error.
 */
@DudaoTest
@ExtendWith(OutputCaptureExtension.class)
class CollisionInterceptorTest {

    private static final EnginePersistenceLogger ENGINE_SAYS = ProcessEngineLogger.PERSISTENCE_LOGGER;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Autowired
    JdbcClient database;

    @AfterEach
    void nobodyIsLoggedIn() {
        engine.getIdentityService().clearAuthentication();
        SecurityContextHolder.clearContext();
    }

    @Test
    @DisplayName("两个人同时办理的，后一个人看到的是请刷新，不是系统出错")
    void theSecondIsToldToLookAgain() {
        engine.getIdentityService().setAuthenticatedUserId("u003");

        assertTold(() -> new OptimisticLockingException("changed meanwhile"));
        assertTold(() -> ENGINE_SAYS.resolveParentOfExecutionFailedException("parent", "execution"));
        assertThatThrownBy(() -> run(() -> new ProcessEngineException("something else")))
                .isExactlyInstanceOf(ProcessEngineException.class);
    }

    @Test
    @DisplayName("任务的授权刚被别人删去的，也是请刷新，不是系统出错")
    void anAuthorizationDeletedMeanwhileIsACollision() {
        engine.getIdentityService().setAuthenticatedUserId("admin");

        assertThatThrownBy(() -> engine.getAuthorizationService().deleteAuthorization("deleted-meanwhile"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo("刚才有人同时办理了这一项，请刷新后再试。"));
    }

    @Test
    @DisplayName("我们自己的接口替人办结任务时撞车的，也是请刷新")
    void theSecondIsToldByOurOwnServicesToo() {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated("u003", null, List.of()));

        assertTold(() -> new OptimisticLockingException("changed meanwhile"));
    }

    @ParameterizedTest
    @CsvSource({
        "unique_violation, some_key, 要存的这一项刚才已经有了，没有再存一次。请刷新后再看。",
        "unique_violation, ledger_request_open, 这个事项已经有一份申请在等答复，没有再申请一次。请刷新后再看。",
        "foreign_key_violation, some_key, 刚才有人同时办理了这一项，请刷新后再试。",
        "exclusion_violation, some_key, 刚才有人同时办理了这一项，请刷新后再试。",
        "serialization_failure, some_key, 刚才有人同时办理了这一项，请刷新后再试。",
        "deadlock_detected, some_key, 刚才有人同时办理了这一项，请刷新后再试。",
        "lock_not_available, some_key, 刚才有人同时办理了这一项，请刷新后再试。"
    })
    @DisplayName("数据库里撞车的，各种各有一句话，并写进日志")
    void eachKindOfCollisionInTheDatabaseHasItsSentence(
            String kind, String constraint, String sentence, CapturedOutput output) {
        engine.getIdentityService().setAuthenticatedUserId("u003");

        assertThatThrownBy(() -> raise(kind, constraint)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(sentence);
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        });
        assertThat(output).contains("Collision ", " of " + constraint);
    }

    @Test
    @DisplayName("不是撞车的错误不说成撞车")
    void anotherViolationIsNoCollision() {
        engine.getIdentityService().setAuthenticatedUserId("u003");

        assertThatThrownBy(() -> raise("not_null_violation", "some_key"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    @DisplayName("数据库存不了的字符，说是字符的问题")
    void aCharacterThatTheDatabaseCannotStoreIsNamed() {
        engine.getIdentityService().setAuthenticatedUserId("u003");

        assertThatThrownBy(() -> raise("character_not_in_repertoire", ""))
                .isInstanceOf(Refusal.class)
                .hasMessage("“提交的内容”里有数据库不能存的空字符（U+0000），请删去后再提交。");
    }

    private void raise(String kind, String constraint) {
        engine.getCommandExecutorTxRequired().execute(context -> database.sql(
                        "do $$ begin raise %s using constraint = '%s'; end $$".formatted(kind, constraint))
                .update());
    }

    @Test
    @DisplayName("作业撞车的，引擎自己再试")
    void jobsAreLeftToTheEngine() {
        assertThatThrownBy(() -> run(() -> new OptimisticLockingException("changed meanwhile")))
                .isInstanceOf(OptimisticLockingException.class);
    }

    private void assertTold(Supplier<ProcessEngineException> said) {
        assertThatThrownBy(() -> run(said)).isInstanceOf(Refusal.class).hasMessageContaining("请刷新");
    }

    private void run(Supplier<ProcessEngineException> said) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            throw said.get();
        });
    }
}
