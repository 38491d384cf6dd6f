package org.dudao.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a form must not contain. */
class FormReaderTest {

    static Stream<Arguments> whatCannotBeShownOrChecked() {
        return Stream.of(
                wrong("{'type':'filepicker','key':'f','label':'附件'}", "“附件（f）”是 filepicker，Tasklist 不能显示或服务器不能核对"),
                wrong("{'type':'documentPreview','id':'Preview'}", "“Preview”是 documentPreview"),
                wrong("{'type':'signature','key':'f'}", "“f”是 signature"),
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
                wrong(field("'key':'f','requierd':true"), "的设置 requierd 服务器不认识"),
                wrong(field("'key':'f','validate':{'unique':true}"), "（textfield）的规则 validate.unique 服务器不认识"),
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

    @Test
    void aLaterSchemaIsRefused() {
        var file =
                new ByteArrayInputStream("{\"schemaVersion\":17,\"components\":[]}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> Forms.reader().read(file)).hasMessageContaining("schemaVersion");
    }
}
