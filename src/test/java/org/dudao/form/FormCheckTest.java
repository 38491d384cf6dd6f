package org.dudao.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored of submitted values, and the text of a refusal. The verdicts are tested in FormVerdictsTest. */
class FormCheckTest {

    /** Forms that need no input to be completed. */
    private static final List<String> CLICKS =
            List.of("stage-opening.form", "public-rating.form", "public-rating-paper.form");

    private static final Form REVIEW = Forms.form(
            """
            [{"type":"textarea","key":"returnedWords","label":"上次的退回意见","readonly":true},
             {"type":"textfield","key":"number","label":"编号","disabled":true},
             {"type":"radio","key":"verdict","label":"审核结论","validate":{"required":true},
              "values":[{"label":"通过","value":"accept"},{"label":"退回返工","value":"return"}]},
             {"type":"textarea","key":"words","label":"退回意见","validate":{"required":true},
              "conditional":{"hide":"=verdict != \\"return\\""}},
             {"type":"number","key":"days","label":"返工天数"}]
            """);

    private static final Form LEDGER = Forms.form(
            """
            [{"type":"dynamiclist","path":"ledger","label":"整改台账","components":[
               {"type":"textfield","key":"item","label":"事项","validate":{"required":true,"maxLength":10}},
               {"type":"checkbox","key":"hard","label":"难点"},
               {"type":"textfield","key":"reason","label":"原因","conditional":{"hide":"=not(this.hard)"}}]},
             {"type":"expression","key":"count","expression":"=count(ledger)","computeOn":"change"}]
            """);

    static Stream<Arguments> emailAddresses() {
        return Stream.of(
                Arguments.of("a@b.cn", true),
                Arguments.of("a@b.cn\n", false),
                Arguments.of("a@b" + ".c".repeat(1_900), true),
                Arguments.of("a@b" + ".c".repeat(1_900) + ".", false));
    }

    @ParameterizedTest
    @MethodSource("emailAddresses")
    @DisplayName("很长的电子邮箱也核对得完，末尾的换行不算")
    void anEmailAddressIsCheckedToItsEnd(String address, boolean valid) {
        var form = Forms.form(
                """
                [{"type":"textfield","key":"f","label":"邮箱","validate":{"validationType":"email"}}]
                """);

        var errors =
                form.check(Map.of("f", address), Variables.createVariables()).errors();

        assertThat(errors.isEmpty()).isEqualTo(valid);
    }

    static Stream<Arguments> valuesOfAnotherType() {
        return Stream.of(
                Arguments.of("a list that is no JSON", Variables.untypedValue(List.of("accept"))),
                Arguments.of("a map that is no JSON", Variables.untypedValue(Map.of("a", 1))),
                Arguments.of(
                        "an object",
                        Variables.serializedObjectValue("\"accept\"")
                                .objectTypeName("java.lang.String")
                                .serializationDataFormat("application/json")
                                .create()),
                Arguments.of("a date", Variables.dateValue(Date.from(Instant.EPOCH))),
                Arguments.of("a short", Variables.shortValue((short) 1)),
                Arguments.of("bytes", Variables.byteArrayValue(new byte[] {1})),
                Arguments.of(
                        "a file",
                        Variables.fileValue("a.txt").file(new byte[] {1}).create()),
                Arguments.of(
                        "a file without content", Variables.fileValue("a.txt").create()),
                Arguments.of("what is not stored", Variables.stringValue("accept", true)),
                Arguments.of("a number that is none", Variables.doubleValue(Double.NaN)),
                Arguments.of("no finite number", Variables.doubleValue(Double.POSITIVE_INFINITY)),
                Arguments.of("broken JSON", SpinValues.jsonValue("{").create()),
                Arguments.of("a great whole number", Variables.untypedValue(new BigInteger("1" + "0".repeat(30)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("valuesOfAnotherType")
    @DisplayName("类型不对的不收")
    void typesAreExact(String what, TypedValue value) {
        for (var key : List.of("verdict", "days")) {
            var checked = REVIEW.check(
                    Variables.createVariables().putValue("verdict", "accept").putValueTyped(key, value), none());

            assertThat(checked.errors()).as(key).extracting(FormError::key).containsOnly(key);
        }
    }

    @Test
    @DisplayName("隐藏的栏目不填也不存，上次填的不留下")
    void whatIsHiddenIsEmptied() {
        var before = Variables.createVariables().putValue("verdict", "return").putValue("words", "重写");

        var checked = REVIEW.check(Map.of("verdict", "accept"), before);

        assertThat(checked.errors()).isEmpty();
        assertThat(checked.values()).contains(entry("verdict", "accept"), entry("words", null), entry("days", null));
    }

    @Test
    @DisplayName("只读和停用的栏目，提交的值不存")
    void whatCanOnlyBeReadIsNotStored() {
        var checked = REVIEW.check(
                Map.of("verdict", "accept", "returnedWords", "改过", "number", "改过"),
                Variables.createVariables().putValue("returnedWords", "重写"));

        assertThat(checked.errors()).isEmpty();
        assertThat(checked.values()).containsOnlyKeys("verdict", "words", "days");
    }

    @Test
    void whatCanOnlyBeReadIsNotEvenLookedAt() {
        var posted = Variables.createVariables()
                .putValue("verdict", "accept")
                .putValueTyped("number", Variables.fileValue("a.txt").create());

        assertThat(REVIEW.check(posted, none()).errors()).isEmpty();
    }

    @Test
    void aConditionSeesWhatCanOnlyBeReadAsItIs() {
        var form = Forms.form(
                """
                [{"type":"textfield","key":"level","label":"级别","readonly":true},
                 {"type":"textfield","key":"why","label":"说明","validate":{"required":true},
                  "conditional":{"hide":"=level = \\"low\\""}}]
                """);

        var checked =
                form.check(Map.of("level", "low"), Variables.createVariables().putValue("level", "high"));

        assertThat(checked.errors()).extracting(FormError::sentence).containsExactly("“说明”必须填写");
    }

    @Test
    void whatIsReadOnlyUnderAConditionKeepsItsValue() {
        var form = Forms.form(
                """
                [{"type":"textfield","key":"score","label":"得分","readonly":"=closed = true"}]
                """);
        var closed = Variables.createVariables().putValue("closed", true).putValue("score", "90");

        assertThat(form.check(Map.of("score", "100"), closed).values()).isEmpty();
        assertThat(form.check(Map.of("score", "100"), none()).values()).containsOnly(entry("score", "100"));
    }

    @Test
    @DisplayName("计算的栏目由服务器重新计算")
    void whatIsComputedIsComputedAgain() {
        var posted = Variables.createVariables()
                .putValueTyped("ledger", json("[{\"item\":\"清理文件\"},{\"item\":\"压缩会议\"}]"))
                .putValue("count", 99);

        assertThat(LEDGER.check(posted, none()).values()).contains(entry("count", 2));
    }

    @Test
    void rowsAreStoredWithTheirFieldsAlone() {
        var posted = Variables.createVariables()
                .putValueTyped(
                        "ledger", json("[{\"item\":\"清理文件\",\"hard\":true,\"reason\":\"多\"},null,{\"item\":\"x\"}]"));

        var checked = LEDGER.check(posted, none());

        assertThat(checked.errors()).extracting(FormError::sentence).containsExactly("“整改台账·第2行·事项”必须填写");
        assertThat(checked.values().get("ledger"))
                .hasToString("[{\"item\":\"清理文件\",\"hard\":true,\"reason\":\"多\"},{\"item\":null,\"hard\":null},"
                        + "{\"item\":\"x\",\"hard\":null}]");
    }

    /** form-js sends nothing for a list without rows. */
    @Test
    @DisplayName("删光的列表不留下以前的行")
    void aListWithoutRowsIsEmptied() {
        var before = Variables.createVariables().putValueTyped("ledger", json("[{\"item\":\"清理文件\"}]"));

        var checked = LEDGER.check(none(), before);

        assertThat(checked.errors()).isEmpty();
        assertThat(checked.values().get("ledger")).hasToString("[]");
        assertThat(checked.values()).contains(entry("count", 0));
    }

    @Test
    @DisplayName("有错的栏目一次全部说明")
    void everythingThatIsWrongIsSaidAtOnce() {
        var posted = Variables.createVariables()
                .putValueTyped(
                        "ledger", json("[{\"item\":\"清理文件\"},{\"item\":\"一二三四五六七八九十一\",\"reason\":\"x\",\"done\":1}]"))
                .putValue("unit", "001");

        assertThat(LEDGER.check(posted, none()).errors())
                .containsExactlyInAnyOrder(
                        new FormError("unit", "unit", "不是本表单的字段"),
                        new FormError("ledger[1].done", "ledger[1].done", "不是本表单的字段"),
                        new FormError("ledger[1].item", "整改台账·第2行·事项", "超过 10 个字"),
                        new FormError("ledger[1].reason", "整改台账·第2行·原因", "现在不用填写，不应有内容"));
    }

    @Test
    void moreRowsThanAnybodyFillsInAreRefused() {
        var rows = IntStream.range(0, 201).mapToObj(row -> "{\"item\":\"x\"}").toList();
        var posted = Variables.createVariables().putValueTyped("ledger", json(rows.toString()));

        assertThat(LEDGER.check(posted, none()).errors())
                .extracting(FormError::sentence)
                .containsExactly("“整改台账”最多只能填 200 行");
    }

    @Test
    void whatIsNoListOfRowsIsRefused() {
        for (var value : List.of("{}", "[1]", "[[]]", "\"x\"")) {
            var posted = Variables.createVariables().putValueTyped("ledger", json(value));
            assertThat(LEDGER.check(posted, none()).errors())
                    .as(value)
                    .extracting(FormError::sentence)
                    .contains("“整改台账”的类型不对");
        }
    }

    @Test
    @DisplayName("没有表单的任务什么也不收")
    void whatHasNoFormTakesNothing() {
        assertThat(Form.NONE.check(Map.of("unit", "001"), none()).errors()).hasSize(1);
        assertThat(Form.NONE.check(null, none()).errors()).isEmpty();
    }

    @Test
    void aNullIsAnEmptyAnswer() {
        var posted = Collections.<String, Object>singletonMap("verdict", null);

        assertThat(REVIEW.check(posted, none()).errors())
                .extracting(FormError::sentence)
                .containsExactly("“审核结论”必须填写");
    }

    @Test
    void variablesOfOtherTypesAreNotSeen() {
        var others = Variables.createVariables()
                .putValue("due", Date.from(Instant.EPOCH))
                .putValueTyped("number", Variables.fileValue("a.txt").create())
                .putValueTyped("broken", json("{"));

        assertThat(REVIEW.check(Map.of("verdict", "accept"), others).errors()).isEmpty();
    }

    @Test
    @DisplayName("答案按表单的次序给审核人看，列表一行一行地看")
    void answersReadAsPeopleSpeak() {
        var form = Forms.form(
                """
                [{"type":"textarea","key":"returnedWords","label":"退回意见","readonly":true},
                 {"type":"checklist","key":"channels","label":"渠道","valuesKey":"choice"},
                 {"type":"checkbox","key":"open","label":"公开"},
                 {"type":"textfield","key":"note","label":"备注"},
                 {"type":"group","label":"联系人","path":"contact","components":[
                   {"type":"textfield","key":"name","label":"姓名"},{"type":"textfield","key":"phone","label":"电话"}]},
                 {"type":"dynamiclist","path":"ledger","label":"整改台账","components":[
                   {"type":"textfield","key":"item","label":"事项"},
                   {"type":"select","key":"kind","label":"类别","values":[{"label":"立行立改","value":"now"}]}]},
                 {"type":"expression","key":"total","expression":"=1","computeOn":"change"}]
                """);
        var variables = Variables.createVariables()
                .putValue("returnedWords", "重写")
                .putValueTyped(
                        "choice", json("[{\"label\":\"调查问卷\",\"value\":\"q\"},{\"label\":\"座谈会\",\"value\":\"m\"}]"))
                .putValueTyped("channels", json("[\"m\",\"q\"]"))
                .putValue("open", false)
                .putValue("note", "")
                .putValueTyped("contact", json("{\"name\":\"张三\",\"phone\":\"\"}"))
                .putValueTyped("ledger", json("[{\"item\":\"清理文件\",\"kind\":\"now\"},{\"item\":\"压缩会议\"}]"))
                .putValue("total", 1);

        assertThat(form.answers(variables))
                .extracting(FormAnswer::label, FormAnswer::text)
                .containsExactly(
                        tuple("渠道", "座谈会、调查问卷"),
                        tuple("公开", "否"),
                        tuple("联系人", "姓名：张三"),
                        tuple("整改台账", "第1行：事项：清理文件，类别：立行立改；第2行：事项：压缩会议"));
        assertThat(form.answers(variables).get(3).value())
                .isEqualTo(List.of(Map.of("item", "清理文件", "kind", "now"), Map.of("item", "压缩会议")));
    }

    /** Each form of the product, opened and submitted as Tasklist does it, without any input. */
    @Test
    void theProductsOwnFormsAreReadAndAskForSomething() throws Exception {
        try (var files = Files.list(Path.of("forms"))) {
            var forms = files.filter(file -> CLICKS.stream().noneMatch(file::endsWith))
                    .toList();
            assertThat(forms).isNotEmpty().allSatisfy(file -> {
                var form = Forms.reader().read(new ByteArrayInputStream(Files.readAllBytes(file)));
                assertThat(form.check(none(), none()).errors())
                        .extracting(FormError::reason)
                        .contains("必须填写");
            });
        }
    }

    private static VariableMap none() {
        return Variables.createVariables();
    }

    private static TypedValue json(String json) {
        return SpinValues.jsonValue(json).create();
    }
}
