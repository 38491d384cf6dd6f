package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dudao.support.Diagram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups and users in a model exist. */
class CandidateRulesTest {

    private static final String UNKNOWN =
            "“通报检查情况”（UserTask_Announce）的候选组“offise”没有这个组；应是 office（活动办）、leading-group（领导小组）、unit-单位编码、supervision-督导组编码等有的组，或者 ${candidates}。";

    private static List<String> withCandidates(String attribute) throws IOException {
        var stage = Files.readString(Path.of("src/test/resources/model-check/safety-stage.bpmn"))
                .replace("camunda:candidateGroups=\"office\"", attribute);
        return SmallModel.file("safety-stage.bpmn", stage).sentences().stream()
                .filter(sentence -> sentence.contains("没有这个"))
                .toList();
    }

    @ParameterizedTest
    @DisplayName("有的组")
    @ValueSource(
            strings = {"office", "leading-group", "office, supervision", "${stage > 1 ? 'office' : 'units'}", "${owner}"
            })
    void knownGroups(String groups) throws IOException {
        assertThat(withCandidates("camunda:candidateGroups=\"%s\"".formatted(groups)))
                .isEmpty();
    }

    @ParameterizedTest
    @DisplayName("没有的组")
    @ValueSource(strings = {"offise", "office,offise", "${stage > 1 ? 'office' : 'offise'}", "${'offise'}"})
    void unknownGroup(String groups) throws IOException {
        assertThat(withCandidates("camunda:candidateGroups=\"%s\"".formatted(groups)))
                .containsExactly(UNKNOWN);
    }

    @Test
    @DisplayName("没有的用户")
    void unknownUser() throws IOException {
        assertThat(withCandidates("camunda:candidateUsers=\"nobody\""))
                .containsExactly("“通报检查情况”（UserTask_Announce）的候选用户“nobody”没有这个用户；应写有的登录名，或者 ${…}。");
    }

    @Test
    @DisplayName("没有的发起组只说一次，空的不算")
    void unknownStarterIsReportedOnce() {
        var model = SmallModel.xml(
                        "small",
                        "",
                        SmallModel.start()
                                + SmallModel.service("A")
                                + SmallModel.end()
                                + SmallModel.line("StartEvent_Begin", "ServiceTask_A", "EndEvent_Done"))
                .replace("isExecutable", "camunda:candidateStarterGroups=\"office,,offise,\" isExecutable");

        assertThat(SmallModel.file(SmallModel.FILE, Diagram.of(model)).sentences())
                .containsExactly(
                        "“试验”（small）的候选发起组（candidateStarterGroups）“offise”不存在；应写组的标识，如 office、leading-group、units（各单位）、supervision（各督导组）、unit-001，几个之间用逗号隔开。");
    }
}
