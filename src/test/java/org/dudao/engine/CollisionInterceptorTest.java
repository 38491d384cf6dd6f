package org.dudao.engine;

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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * When two people act on the same data at the same time, the second one gets a clear sentence instead of the engine's
 * error.
 */
@DudaoTest
class CollisionInterceptorTest {

    private static final EnginePersistenceLogger ENGINE_SAYS = ProcessEngineLogger.PERSISTENCE_LOGGER;

    @Autowired
    ProcessEngineConfigurationImpl engine;

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
    @DisplayName("我们自己的接口替人办结任务时撞车的，也是请刷新")
    void theSecondIsToldByOurOwnServicesToo() {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated("u003", null, List.of()));

        assertTold(() -> new OptimisticLockingException("changed meanwhile"));
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
