package org.dudao.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a form must not contain. */
class FormReaderTest {

    static Stream<Arguments> whatCannotBeShownOrChecked() {
        return Stream.of(
                wrong(
                        "{'type':'filepicker','key':'f','label':'附件'}",
                        "“附件（f）”是 filepicker，Tasklist 不能显示或服务器不能核对，附件不在表单里传，交材料的任务在“材料”页签里传，表单里去掉这一项"),
                wrong(
                        "{'type':'documentPreview','id':'Preview'}",
                        "“Preview”是 documentPreview，Tasklist 不能显示或服务器不能核对，附件不在表单里看，任务的“材料”页签里能打开"),
                wrong("{'type':'signature','key':'f'}", "“f”是 signature，Tasklist 不能显示或服务器不能核对，可用的有 button、checkbox、"),
                wrong("{'key':'f'}", "“f”是 没有 type 的组件"),
                wrong("{'type':'group','components':[{'type':'filepicker','key':'f'}]}", "“f”是 filepicker"),
                wrong("{'type':'textfield','id':'Field_1'}", "“Field_1”没有 key"),
                wrong(field("'key':'a b'"), "应由字母、数字、下划线组成"),
                wrong(field("'key':'a.0'"), "应由字母、数字、下划线组成"),
                wrong(field("'key':'a..b'"), "应由字母、数字、下划线组成"),
                wrong(field("'key':'constructor'"), "应由字母、数字、下划线组成"),
                wrong(field("'key':'f'") + "," + field("'key':'f'"), "“f”已被占用"),
                wrong(field("'key':'f'") + "," + field("'key':'f.g'"), "“f.g”已被占用"),
                wrong(field("'key':'f.g'") + "," + field("'key':'f'"), "“f”已被占用"),
                wrong("{'type':'dynamiclist','path':'f','components':[]}," + field("'key':'f.g'"), "“f.g”已被占用"),
                wrong(field("'key':'f','id':'x'") + "," + field("'key':'g','id':'x'"), "id x 重复"),
                wrong(
                        field("'key':'f','requierd':true"),
                        "的设置 requierd，Tasklist（form-js 1.8.7）和服务器不认识，应去掉；textfield 自己的设置有 appearance"),
                wrong(
                        field("'key':'f','validate':{'unique':true}"),
                        "（textfield）的规则 validate.unique，Tasklist 和服务器不认识，应去掉；可用的有 maxLength、minLength、"),
                wrong("{'type':'number','key':'f','validate':{'maxLength':3}}", "的规则 validate.maxLength"),
                wrong(field("'key':'f','validate':{'required':'=true'}"), "的 validate.required 应为 true 或 false"),
                wrong(field("'key':'f','validate':{'maxLength':'ten'}"), "的 validate.maxLength 应为一个数"),
                wrong(field("'key':'f','validate':{'maxLength':'=('}"), "不是有效的 FEEL"),
                wrong(
                        field("'key':'f','label':'电话','validate':{'pattern':'^1[0-9]+$'}"),
                        "“电话（f）”的规则 validate.pattern 不能用：邮箱、电话用 validate.validationType（email、phone），"
                                + "字数用 validate.minLength、validate.maxLength"),
                wrong(
                        "{'type':'datetime','key':'f','subtype':'time','timeSerializingFormat':'utc_offset'}",
                        "“f”的 timeSerializingFormat 应为 no_timezone：时间按当地时间填写和保存，不能用 UTC 或时差"),
                wrong(
                        "{'type':'datetime','key':'f','subtype':'datetime','timeSerializingFormat':'utc_normalized'}",
                        "的 timeSerializingFormat 应为 no_timezone"),
                wrong(field("'key':'f','validate':{'validationType':'url'}"), "custom、email、phone"),
                wrong(field("'key':'f','conditional':{'hide':'verdict'}"), "的 conditional.hide 应以“=”开头"),
                wrong(field("'key':'f','conditional':{'hide':'=a +'}"), "的表达式“=a +”不是有效的 FEEL"),
                wrong(field("'key':'f','conditional':{'hide':'=matches(a, 1)'}"), "在浏览器里和在引擎里含义不同"),
                wrong(field("'key':'f','conditional':{'hide':'==a'}"), "在浏览器里和在引擎里含义不同"),
                wrong(field("'key':'f','conditional':{'show':'=a'}"), "conditional.show"),
                wrong(field("'key':'f','readonly':'yes'"), "的 readonly 应为 true 或 false"),
                wrong(field("'key':'f','readonly':'=('"), "不是有效的 FEEL"),
                wrong(field("'key':'f','disabled':'=true'"), "的 disabled 应为 true 或 false"),
                wrong("{'type':'group','label':'组','readonly':true,'components':[]}", "对里面的字段不起作用"),
                wrong("{'type':'dynamiclist','label':'台账','components':[]}", "没有 path"),
                wrong("{'type':'dynamiclist','path':'l','isRepeating':false,'components':[]}", "isRepeating"),
                wrong("{'type':'dynamiclist','path':'l','properties':{'maxRows':'many'},'components':[]}", "maxRows"),
                wrong(
                        "{'type':'dynamiclist','path':'l','components':[" + field("'key':'f','readonly':true") + "]}",
                        "在可以增减行的列表里，不能只读或停用"),
                wrong("{'type':'select','key':'f'}", "的选项应来自 values、valuesKey、valuesExpression 之一"),
                wrong("{'type':'radio','key':'f','values':[{'label':'甲'}]}", "应有 label 和 value"),
                wrong("{'type':'select','key':'f','valuesKey':'a','values':[]}", "之一"),
                wrong("{'type':'select','key':'f','valuesExpression':'a'}", "的 valuesExpression 应以“=”开头"),
                wrong("{'type':'number','key':'f','increment':'0'}", "的 increment 应为大于 0 的数"),
                wrong("{'type':'number','key':'f','decimalDigits':-1}", "的 decimalDigits"),
                wrong("{'type':'datetime','key':'f','subtype':'month'}", "的 subtype 应为"),
                wrong("{'type':'datetime','key':'f','timeInterval':7}", "的 timeInterval"),
                wrong("{'type':'expression','key':'f','expression':'a'}", "的 expression 应以“=”开头"),
                wrong(
                        "{'type':'expression','key':'f','expression':'=a','computeOn':'presubmit'}",
                        "的 computeOn 应为 change"));
    }

    private static Arguments wrong(String components, String reason) {
        return Arguments.of(components.replace('\'', '"'), reason);
    }

    private static String field(String settings) {
        return "{'type':'textfield'," + settings + "}";
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("显示不了、核对不了的表单不能用")
    void whatCannotBeShownOrChecked(String components, String reason) {
        assertThatThrownBy(() -> Forms.form("[" + components + "]"))
                .isInstanceOf(FormUnusableException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        var problem = catchThrowableOfType(
                FormUnusableException.class,
                () -> Forms.form("[{\"type\":\"filepicker\",\"key\":\"a\"},{\"type\":\"textfield\",\"id\":\"b\"}]"));

        assertThat(problem.errors()).extracting(FormError::key).containsExactly("a", "b");
    }

    @Test
    void whatIsNoFormIsSaidToBeNone() {
        for (var text : new String[] {"", "{", "[]", "{}", "{\"components\":1}"}) {
            var file = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> Forms.reader().read(file))
                    .as(text)
                    .isInstanceOf(FormUnusableException.class)
                    .hasMessageContaining("这不是一个 Camunda 表单");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "19", "20", "99", "\"next\"", "null"})
    @DisplayName("schemaVersion 是几都行，Tasklist 不看它")
    void theSchemaVersionDoesNotMatter(String version) {
        var file = "{\"type\":\"default\",\"schemaVersion\":%s,\"components\":[]}".formatted(version);

        assertThat(inspect(file).errors()).isEmpty();
        assertThat(inspect(file).displayProblems()).isEmpty();
        assertThat(form(file).fields()).isEmpty();
    }

    static Stream<Path> newestModeler() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/newest-modeler"))) {
            return files.filter(file -> file.toString().endsWith(".form")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("最新的 Modeler 存的每一种组件都能用")
    void newestModeler(Path file) throws IOException {
        var inspection = inspect(Files.readString(file));

        assertThat(inspection.errors()).isEmpty();
        assertThat(inspection.displayProblems()).isEmpty();
        assertThat(inspection.form().orElseThrow().fields()).isNotEmpty();
    }

    static Stream<Arguments> whatTasklistShowsOtherwise() {
        var image = "Tasklist 不显示别处的图片";
        var table = "{'type':'table','id':'t','label':'情况',";
        return Stream.of(
                wrong(
                        "{'type':'iframe','id':'i','label':'网站','url':'https://example.org'}",
                        "“网站（i）”是 iframe，Tasklist 不显示别的网页，应改用 text，里面写链接 [名称](https://…)"),
                wrong(
                        "{'type':'button','id':'b','label':'=words','action':'submit'}",
                        "是按钮，Tasklist 不计算按钮上的表达式，应写固定的文字"),
                wrong("{'type':'button','id':'b','label':'交{{words}}'}", "是按钮，Tasklist 不计算按钮上的表达式"),
                wrong("{'type':'image','id':'p','source':'https://example.org/a.png'}", image),
                wrong("{'type':'image','id':'p','source':'/a.png'}", image),
                wrong("{'type':'image','id':'p'}", image),
                wrong(table + "'columns':[{'label':'甲','key':'a'}],'dataSource':'rows'}", "的 dataSource 应以“=”开头"),
                wrong(table + "'columns':[{'label':'甲','key':'a'}],'dataSource':'=rows['}", "不是有效的 FEEL"),
                wrong(table + "'columns':[],'dataSource':'=rows'}", "没有列，应在 columns 里写明每一列的 label 和 key"),
                wrong(table + "'columnsExpression':'=trim(a)','dataSource':'=rows'}", "用了 trim"),
                wrong("{'type':'text','id':'t','text':'=a +'}", "的表达式“=a +”不是有效的 FEEL"),
                wrong("{'type':'text','id':'t','text':'共{{is empty(a)}}'}", "用了 is empty"),
                wrong(
                        field("'key':'f','conditional':{'hide':'=is empty(rows)'}"),
                        "“f”的表达式“is empty(rows)”用了 is empty，Tasklist 里的 form-js 1.8.7 没有这个函数，应改用 count(…) = 0"),
                wrong(field("'key':'f','readonly':'=put(a, 1)'"), "用了 put"),
                wrong(
                        "{'type':'expression','key':'f','expression':'=round up(a, 0)'}",
                        "用了 round up，Tasklist 里的 form-js 1.8.7 没有这个函数，应改用 ceiling(…)"));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("Tasklist 显示得不一样的，不让部署；已经部署的还能用")
    void whatTasklistShowsOtherwise(String components, String problem) {
        var file = "{\"type\":\"default\",\"components\":[" + components + "]}";

        assertThat(inspect(file).displayProblems()).singleElement().satisfies(error -> assertThat(error.sentence())
                .contains(problem));
        assertThat(inspect(file).errors()).isEmpty();
        assertThat(form(file)).isNotNull();
    }

    @Test
    @DisplayName("Tasklist 认识的函数、文字里的括号，不算")
    void whatTheBrowserKnowsIsNoDisplayProblem() {
        var file =
                """
                {"type":"default","components":[{"type":"text","id":"t","text":"{{if true then \\"trim(a)\\" else \\"\\"}}"},
                  {"type":"image","id":"p","source":"=picture"},
                  {"type":"textfield","key":"f","conditional":{"hide":"=context put(a, \\"b\\", 1) = null"}},
                  {"type":"textfield","key":"g","conditional":{"hide":"=starts with(a, \\"is empty(\\")"}}]}""";

        assertThat(inspect(file).displayProblems()).isEmpty();
        assertThat(inspect(file).errors()).isEmpty();
    }

    @Test
    @DisplayName("没有 type: default 的，Tasklist 打不开")
    void aFormIsOfTheDefaultType() {
        assertThat(inspect("{\"components\":[]}").displayProblems())
                .extracting(FormError::sentence)
                .containsExactly("“type”应为 default，否则 Tasklist 打不开这个表单");
    }

    private static FormInspection inspect(String file) {
        return Forms.reader().inspect(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    private static Form form(String file) {
        return Forms.reader().read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }
}
