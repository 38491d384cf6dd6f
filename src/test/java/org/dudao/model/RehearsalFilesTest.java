package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.dudao.form.Forms;
import org.dudao.model.RehearsalFiles.Rehearsal;
import org.dudao.support.Diagram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The copies of a rehearsal call nothing that the product can do. */
class RehearsalFilesTest {

    private static final String PREFIX = "rehearsal1-";

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}?");

    /** Everything that a copy of our own models may evaluate. */
    private static final Pattern ALLOWED = Pattern.compile(
            "\\$\\{(true|execution\\.getVariable\\('\\w+'\\)" + "|way\\d+ == '[\\w-]+'|way\\d+_\\d+ == true)}");

    private static final String LOOP = "<multiInstanceLoopCharacteristics><loopCardinality>9</loopCardinality>"
            + "</multiInstanceLoopCharacteristics>";

    private static final Map<String, byte[]> PROCESSES = new HashMap<>();
    private static final Map<String, byte[]> DECISIONS = new HashMap<>();

    private final RehearsalSource source = new RehearsalSource() {
        @Override
        public Optional<DeployedFile> process(String key) {
            return Optional.ofNullable(PROCESSES.get(key)).map(file -> new DeployedFile("release", file));
        }

        @Override
        public Optional<DeployedFile> decision(String key) {
            return Optional.ofNullable(DECISIONS.get(key)).map(file -> new DeployedFile("release", file));
        }

        @Override
        public String groupName(String id) {
            return id.equals("leading-group") ? "领导小组" : id;
        }

        @Override
        public Optional<byte[]> form(String deployment, String id) {
            var file = Path.of("forms", id + ".form");
            return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
        }
    };

    static Stream<String> processes() {
        if (PROCESSES.isEmpty()) {
            files(".bpmn").forEach(file -> Bpmn.readModelFromStream(new ByteArrayInputStream(file))
                    .getModelElementsByType(Process.class)
                    .forEach(process -> PROCESSES.put(process.getId(), file)));
            files(".dmn").forEach(file -> Dmn.readModelFromStream(new ByteArrayInputStream(file))
                    .getModelElementsByType(Decision.class)
                    .forEach(decision -> DECISIONS.put(decision.getId(), file)));
        }
        return PROCESSES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("processes")
    @DisplayName("试运行的副本不调用任何组件，只读自己的变量")
    void aCopyCallsNoBean(String process) {
        var rehearsal = rehearse(process);

        var expressions = rehearsal.files().entrySet().stream()
                .filter(file -> file.getKey().endsWith(".bpmn"))
                .flatMap(file -> EXPRESSION.matcher(text(file.getValue())).results())
                .map(MatchResult::group);
        assertThat(expressions).allMatch(ALLOWED.asMatchPredicate());
    }

    @ParameterizedTest
    @MethodSource("processes")
    @DisplayName("副本里没有定时、监听器、作业、候选人、业务键，标识都带试运行的前缀")
    void aCopyHasNothingOutsideOfItself(String process) {
        var rehearsal = rehearse(process);

        assertThat(rehearsal.process()).isEqualTo(PREFIX + process);
        assertThat(rehearsal.files().keySet()).allMatch(name -> name.startsWith(PREFIX));
        rehearsal.files().forEach((name, content) -> {
            if (name.endsWith(".bpmn")) {
                assertThat(withoutNotes(text(content)))
                        .as(name)
                        .doesNotContain(
                                "timerEventDefinition",
                                "signal",
                                "Listener",
                                "async",
                                "candidate",
                                "businessKey",
                                "camunda:class",
                                "delegateExpression",
                                "script",
                                "property");
                Bpmn.readModelFromStream(new ByteArrayInputStream(content))
                        .getModelElementsByType(Process.class)
                        .forEach(copy -> assertThat(copy.getId()).startsWith(PREFIX));
            }
        });
    }

    @Test
    @DisplayName("每种材料有自己的副本，任务打开这种材料的表单")
    void eachMaterialShowsItsForms() {
        processes();
        var files = rehearse("stageLearnListen").files();

        assertThat(text(files.get(PREFIX + "materialReview-study-record.bpmn")))
                .contains(
                        "camunda:formRef=\"rehearsal1-study-record\"",
                        "camunda:formRef=\"rehearsal1-material-review\"");
        assertThat(text(files.get(PREFIX + "materialReview-stage-report.bpmn")))
                .contains("camunda:formRef=\"rehearsal1-stage-report\"", "name=\"试运行：材料提交与审核（阶段报告）\"");
    }

    @Test
    @DisplayName("省去的都写在说明里：正式运行时会做什么")
    void whatIsLeftOutIsNoted() {
        processes();

        assertThat(text(rehearse("campaign").files().get(PREFIX + "campaign.bpmn")))
                .contains("正式运行时：执行 $｛campaignTasks.enrolUnits(execution)｝。", "交给 领导小组", "正式运行时系统自己判断：");
    }

    @Test
    @DisplayName("只读表单变量的条件照原样判断，调用组件的改成问")
    void aConditionOnFormVariablesStays() {
        var model = Diagram.of(
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                  <process id="own" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="Start"/>
                    <userTask id="Task"><extensionElements><camunda:inputOutput>
                      <camunda:outputParameter name="big">${execution.getVariable('amount')}</camunda:outputParameter>
                    </camunda:inputOutput></extensionElements></userTask>
                    <exclusiveGateway id="Kept" default="Small"/>
                    <exclusiveGateway id="Asked"/>
                    <endEvent id="End"/>
                    <sequenceFlow id="A" sourceRef="Start" targetRef="Task"/>
                    <sequenceFlow id="B" sourceRef="Task" targetRef="Kept"/>
                    <sequenceFlow id="Big" sourceRef="Kept" targetRef="Asked">
                      <conditionExpression>${big &gt; 3}</conditionExpression></sequenceFlow>
                    <sequenceFlow id="Small" sourceRef="Kept" targetRef="End"/>
                    <sequenceFlow id="Yes" sourceRef="Asked" targetRef="End">
                      <conditionExpression>${campaignTasks.ready(big)}</conditionExpression></sequenceFlow>
                    <sequenceFlow id="No" sourceRef="Asked" targetRef="Task">
                      <conditionExpression>${unknown}</conditionExpression></sequenceFlow>
                  </process>
                </definitions>""");
        var root = new RehearsalSource.DeployedFile("release", model.getBytes(StandardCharsets.UTF_8));

        var rehearsal = RehearsalFiles.of(root, "own", PREFIX, "designer", source, Forms.reader());

        assertThat(text(rehearsal.files().get(PREFIX + "own.bpmn")))
                .contains("${big &gt; 3}", "${way1 == 'Yes'}", "${way1 == 'No'}", "选择走向：Asked")
                .doesNotContain("选择走向：Kept");
        assertThat(rehearsal.variables()).containsExactly("big");
    }

    @Test
    @DisplayName("一个文件里的两张判断表，各在自己的副本里")
    void twoDecisionsOfOneFile() {
        var table =
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="tables" name="t" namespace="test"
                    expressionLanguage="https://www.omg.org/spec/DMN/20191111/FEEL/">
                  <decision id="rehearsedFirst" name="一"><literalExpression id="L1"><text>1</text></literalExpression></decision>
                  <decision id="rehearsedSecond" name="二"><literalExpression id="L2"><text>2</text></literalExpression></decision>
                </definitions>"""
                        .getBytes(StandardCharsets.UTF_8);
        Map.of("rehearsedFirst", table, "rehearsedSecond", table).forEach(DECISIONS::put);
        var model = Diagram.of(
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                  <process id="own" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="Start"/>
                    <businessRuleTask id="One" camunda:decisionRef="rehearsedFirst" camunda:resultVariable="one"/>
                    <businessRuleTask id="Two" camunda:decisionRef="rehearsedSecond" camunda:resultVariable="two"/>
                    <endEvent id="End"/>
                    <sequenceFlow id="A" sourceRef="Start" targetRef="One"/>
                    <sequenceFlow id="B" sourceRef="One" targetRef="Two"/>
                    <sequenceFlow id="C" sourceRef="Two" targetRef="End"/>
                  </process>
                </definitions>""");
        var root = new RehearsalSource.DeployedFile("release", model.getBytes(StandardCharsets.UTF_8));

        var files = RehearsalFiles.of(root, "own", PREFIX, "designer", source, Forms.reader())
                .files();

        var decisions = files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".dmn"))
                .flatMap(file -> Dmn.readModelFromStream(new ByteArrayInputStream(file.getValue()))
                        .getModelElementsByType(Decision.class)
                        .stream())
                .map(Decision::getId)
                .toList();
        assertThat(decisions).hasSize(4).doesNotHaveDuplicates();
        assertThat(text(files.get(PREFIX + "own.bpmn")))
                .contains(decisions.stream()
                        .filter(id -> id.startsWith(PREFIX + "0-") ? id.endsWith("First") : id.endsWith("Second"))
                        .map("decisionRef=\"%s\""::formatted)
                        .toList());
    }

    @Test
    @DisplayName("相互调用的流程、太深的调用在副本里直接走过，并写明原因")
    void callsHaveALimit() {
        PROCESSES.put("ping", caller("ping", "pong", ""));
        PROCESSES.put("pong", caller("pong", "ping", ""));
        for (int i = 0; i < 7; i++) {
            PROCESSES.put("deep" + i, caller("deep" + i, "deep" + (i + 1), ""));
        }
        try {
            var recursive = rehearse("ping").files();
            var deep = rehearse("deep0").files();

            assertThat(recursive).containsOnlyKeys(PREFIX + "ping.bpmn", PREFIX + "pong.bpmn");
            assertThat(text(recursive.get(PREFIX + "ping.bpmn"))).contains("calledElement=\"rehearsal1-pong\"");
            assertThat(text(recursive.get(PREFIX + "pong.bpmn")))
                    .contains("试运行时直接走过：流程“ping”在上层已经走到")
                    .doesNotContain("calledElement");
            assertThat(deep).hasSize(6).containsKey(PREFIX + "deep5.bpmn");
            assertThat(text(deep.get(PREFIX + "deep5.bpmn"))).contains("试运行时直接走过：调用超过5层");
        } finally {
            PROCESSES.clear();
        }
    }

    @Test
    @DisplayName("多实例走两份，多实例里的多实例只走一份")
    void nestedLoopsDoNotMultiply() {
        var inner = "<subProcess id='B'>%s<subProcess id='C'>%s<userTask id='D'>%s</userTask></subProcess></subProcess>"
                .formatted(LOOP, "", LOOP);
        PROCESSES.put("loops", caller("loops", "none", inner));
        try {
            assertThat(text(rehearse("loops").files().get(PREFIX + "loops.bpmn"))
                            .split("loopCardinality>"))
                    .contains("2</bpmn:", "1</bpmn:")
                    .hasSize(5);
        } finally {
            PROCESSES.clear();
        }
    }

    private static byte[] caller(String process, String called, String content) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="test">
                  <process id="%s" isExecutable="true">
                    <startEvent id="Start"/><callActivity id="Call" calledElement="%s"/>%s
                    <sequenceFlow id="A" sourceRef="Start" targetRef="Call"/>
                  </process>
                </definitions>"""
                .formatted(process, called, content)
                .getBytes(StandardCharsets.UTF_8);
    }

    private Rehearsal rehearse(String process) {
        return RehearsalFiles.of(
                source.process(process).orElseThrow(), process, PREFIX, "designer", source, Forms.reader());
    }

    /** The notes quote what is left out. */
    private static String withoutNotes(String bpmn) {
        return bpmn.replaceAll("<bpmn:documentation>[^<]*</bpmn:documentation>", "");
    }

    private static String text(byte @Nullable [] content) {
        return new String(Objects.requireNonNull(content), StandardCharsets.UTF_8);
    }

    private static Stream<byte[]> files(String ending) {
        try (var files = Files.list(Path.of("processes"))) {
            return files
                    .filter(file -> file.toString().endsWith(ending))
                    .map(RehearsalFilesTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
