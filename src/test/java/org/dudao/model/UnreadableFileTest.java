package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that cannot be read is refused with the line, the element and what would be right. */
class UnreadableFileTest {

    private static final String BPMN = "xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"test\"";

    /** The text begins in line 3; the definitions are line 1. */
    private static String inProcess(String text) {
        return "<definitions %s>\n<process id=\"small\" name=\"试验\">\n%s\n</process>\n</definitions>"
                .formatted(BPMN, text);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("不合 BPMN 的格式")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <userTask name="办" id="a"/><userTask id="a"/> | a | a 第 3 行的标识 a 用了不止一次；每个元素应有自己的标识，应改掉一个。
                    <userTsk id="a" name="办"/> | a | “办”（a）第 3 行里的 <userTsk> 不该在这里；
                    <userTask id="a b" name="办"/> | a b | “办”（a b）第 3 行的属性 id 的值“a b”不对；应以字母或下划线开头，
                    <userTask id="a" nam="办"/> | a | a 第 3 行的 <userTask> 不能有属性 nam；应删掉，Camunda 的属性前面应有 camunda: 前缀。
                    <userTask id="a" isForCompensation="是"/> | a | a 第 3 行的属性 isForCompensation 的值“是”不对；应是 true 或 false。
                    <sequenceFlow id="f" name="往下" sourceRef="a" targetRef="b"/><task id="a"/> | f | “往下”（f）第 3 行的 targetRef 是 b，文件里没有标识为 b 的元素；应改成有的元素的标识，
                    <sequenceFlow id="f" targetRef="a"/><task id="a"/> | f | f 第 3 行的 <sequenceFlow> 没有属性 sourceRef；应补上。
                    <boundaryEvent id="e" name="到期"/> | e | “到期”（e）第 3 行的 <boundaryEvent> 没有属性 attachedToRef；应补上。
                    <userTask id="a" name="办">办理</userTask> | a | “办”（a）第 3 行的 <userTask> 里有多余的文字；里面应只有别的元素。
                    <userTask id="a"><documentation/><unknown/></userTask> | a | a 第 3 行里的 <unknown> 不该在这里；
                    <userTask id="a" name="办"> | a | “办”（a）第 4 行的标签 <userTask> 没有结束；应有对应的 </userTask>。
                    <userTask id="a" camunda:dueDate="x"/> | small | “试验”（small）第 3 行用了前缀 camunda，没有声明它的命名空间；应在根元素上加 xmlns:camunda="…"。
                    <userTask id="a" id="b"/> | small | “试验”（small）第 3 行的属性 id 写了两遍；应只留一个。
                    <userTask id="a" name="问&答"/> | small | “试验”（small）第 3 行有没写完的 &…;；“&”本身应写成 &amp;。
                    <userTask id="a" name="3<5"/> | small | “试验”（small）第 3 行的属性值里有“<”；应写成 &lt;。
                    """)
    void invalidBpmn(String text, String element, String sentence) {
        assertThat(SmallModel.file("small.bpmn", inProcess(text)).violations())
                .first()
                .returns("small.bpmn", Violation::file)
                .returns(element, Violation::element)
                .satisfies(violation -> assertThat(violation.sentence()).startsWith(sentence));
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("不是 BPMN 或 DMN 文件")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a.bpmn | '' | 是空文件；应是 Camunda Modeler 保存的 .bpmn 文件。
                    a.bpmn | PK | 是压缩包或者 Office 文件；应是 Camunda Modeler 保存的 .bpmn 文件。
                    a.dmn | {"id": 1} | 是 JSON 文件；表单的扩展名应是 .form，判断表（DMN）应是 Camunda Modeler 保存的 .dmn 文件。
                    a.bpmn | 你好 | 不是 XML 文件；应是 Camunda Modeler 保存的 .bpmn 文件。
                    a.bpmn | <html/> | 文件的根元素是 <html>，不是流程（BPMN）；应是 Camunda Modeler 保存的 .bpmn 文件。
                    a.bpmn | <definitions/> | 文件的根元素没有写命名空间；应有 xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"。
                    a.bpmn | <definitions xmlns="http://schema.omg.org/spec/BPMN/2.0"/> | 文件的命名空间 http://schema.omg.org/spec/BPMN/2.0 不是本系统认得的流程（BPMN）版本；应是 http://www.omg.org/spec/BPMN/20100524/MODEL。
                    a.dmn | <definitions xmlns="https://www.omg.org/spec/DMN/20301111/MODEL/"/> | 文件的命名空间 https://www.omg.org/spec/DMN/20301111/MODEL/ 不是本系统认得的判断表（DMN）版本；应是 https://www.omg.org/spec/DMN/20191111/MODEL/。
                    a.bpmn | <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"/> | 文件里是判断表（DMN），扩展名却是 .bpmn；应是 Camunda Modeler 保存的 .bpmn 文件。
                    a.bpmn | <process xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/> | 文件的根元素是 <process>；应是 <definitions>，应是 Camunda Modeler 保存的 .bpmn 文件。
                    a.bpmn | <!DOCTYPE x><definitions/> | 第 1 行有 DOCTYPE 声明，本系统不收；应把这一行删掉。
                    """)
    void otherFiles(String file, String content, String sentence) {
        assertThat(SmallModel.file(file, content).violations()).containsExactly(new Violation(file, file, sentence));
    }

    @Test
    @DisplayName("编码不对")
    void wrongEncoding() {
        var content = inProcess("<userTask id=\"a\" name=\"办理\"/>").getBytes(Charset.forName("GBK"));

        assertThat(SmallModel.file("small.bpmn", content).violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.sentence()).contains("不是 UTF-8 的字符；应存成 UTF-8 编码。"));
    }

    @Test
    @DisplayName("没有传完的文件")
    void truncatedFile() {
        var whole = inProcess("<userTask id=\"a\" name=\"办\"/>");

        assertThat(SmallModel.file("small.bpmn", whole.substring(0, whole.indexOf("</process>")))
                        .violations())
                .containsExactly(new Violation("small.bpmn", "small", "“试验”（small）第 4 行到头了，文件不完整，可能没有传完；应重新保存、重新上传。"));
    }

    @Test
    @DisplayName("一次说出全部")
    void allErrorsAreReportedAtOnce() {
        assertThat(SmallModel.file(
                                "small.bpmn",
                                inProcess("<userTask id=\"a\" x=\"1\"/>\n<userTask id=\"b\" isForCompensation=\"x\"/>"))
                        .violations())
                .extracting(Violation::element)
                .containsExactly("a", "b");
    }

    /** The parser's messages follow the language of the machine. */
    @Test
    @DisplayName("机器的语言是中文时也一样")
    void languageOfTheMachineDoesNotMatter() {
        var language = Locale.getDefault();
        Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
        try {
            assertThat(SmallModel.file("small.bpmn", inProcess("<userTask id=\"a\" x=\"1\"/>"))
                            .sentences())
                    .containsExactly("a 第 3 行的 <userTask> 不能有属性 x；应删掉，Camunda 的属性前面应有 camunda: 前缀。");
            assertThat(SmallModel.file("small.bpmn", inProcess("<userTask id=\"a\">"))
                            .sentences())
                    .containsExactly("a 第 4 行的标签 <userTask> 没有结束；应有对应的 </userTask>。");
        } finally {
            Locale.setDefault(language);
        }
    }

    @Test
    @DisplayName("Camunda 8 的模型")
    void modelOfCamunda8() throws IOException {
        var model = Files.readString(Path.of("src/test/resources/broken-models/zeebe.bpmn"), StandardCharsets.UTF_8);

        assertThat(SmallModel.file("zeebe.bpmn", model).violations())
                .containsExactly(new Violation(
                        "zeebe.bpmn",
                        "ServiceTask_Do",
                        "是 Camunda 8 的模型（“办”（ServiceTask_Do）用了 zeebe:taskDefinition），本系统用的是 Camunda 7；"
                                + "应在 Camunda Modeler 里新建 Camunda 7 的图，把内容搬过去。"));
    }

    @Test
    @DisplayName("没有标识的流程和步骤")
    void elementsHaveIds() {
        assertThat(SmallModel.file(
                                "small.bpmn",
                                "<definitions %s><process name=\"试验\" isExecutable=\"true\"><userTask name=\"办\"/></process></definitions>"
                                        .formatted(BPMN))
                        .sentences())
                .containsExactly(
                        "里的流程“试验”没有标识；应填标识（ID），例如 stageLearnListen。",
                        "里的<userTask>“办”没有标识；应填标识（ID），例如 UserTask_ReviewMaterial。");
    }
}
