package org.dudao.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Values that the system knows and puts into the form of a task. */
@DudaoTest
class FormTableTest {

    @Autowired
    Office office;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Test
    @DisplayName("打开表单时，没有变化的已知数不再写一遍")
    void valuesThatHaveNotChangedAreNotWrittenAgain() {
        var task = office.launches().tasksOf("001").get(0).getExecutionId();
        var rows = List.of(Map.of("problem", "会议多"));

        assertThat(write(task, Map.of("total", 3, "items", rows))).isTrue();
        assertThat(write(task, Map.of("total", 3, "items", rows))).isFalse();
        assertThat(write(task, Map.of("total", 4, "items", rows))).isTrue();
        assertThat(write(task, Map.of("total", 4, "items", List.of()))).isTrue();
    }

    private boolean write(String execution, Map<String, Object> values) {
        return engine.getCommandExecutorTxRequired()
                .execute(context ->
                        FormTable.setLocal(context.getExecutionManager().findExecutionById(execution), values));
    }
}
