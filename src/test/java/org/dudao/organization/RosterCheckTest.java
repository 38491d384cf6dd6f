package org.dudao.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dudao.sheet.RowError;
import org.dudao.sheet.SheetBook;
import org.dudao.sheet.SheetFile;
import org.dudao.sheet.SheetRow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of a roster, and how its files are read. */
class RosterCheckTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Sheets CLEAN = new Sheets(new LinkedHashMap<>(Map.of(
            "督导组",
            """
            代码,名称
            01,第一督导组
            02,第二督导组
            """,
            "单位",
            """
            代码,名称,类别,督导组
            001,柳林乡,乡镇街道,01
            002,县水务局,县直部门,02
            """,
            "人员",
            """
            登录名,姓名,身份,所属
            u001,安立新,联络员,001
            u001-head,白晓东,一把手,001
            u002,邓国平,联络员,002
            u002-head,范春梅,一把手,002
            u002-1,高志远,班子成员,002
            sg01,任望舒,督导组组长,01
            sg02,万重山,督导组组长,02
            sg02-1,夏知秋,督导组成员,02
            office,尹若水,活动办,综合组
            leader,翟明理,领导小组,
            """,
            "回避",
            """
            登录名,单位,事由
            sg02-1,002,配偶在该单位任职
            """)));

    private static Roster rosterOf(List<SheetFile> files) {
        return RosterCheck.check(
                read(files), new RosterCheck.Registered(List.of(), List.of(), List.of(), List.of(), List.of("admin")));
    }

    private static SheetBook read(List<SheetFile> files) {
        return RosterReader.read(files, RosterCheck.LAYOUTS);
    }

    private static List<RowError> errorsOf(List<SheetFile> files) {
        return refusalOf(files).errors();
    }

    private static RosterRefusedException refusalOf(List<SheetFile> files) {
        var refused = catchThrowableOfType(RosterRefusedException.class, () -> rosterOf(files));
        assertThat(refused).as("refusal").isNotNull();
        return refused;
    }

    private static List<RowError> errorsOf(Sheets sheets) {
        return errorsOf(sheets.files());
    }

    private static RowError cell(String sheet, int row, String column, String message) {
        return new RowError(sheet, row, column, message);
    }

    private static RowError row(String sheet, int row, String message) {
        return new RowError(sheet, row, null, message);
    }

    private static RowError sheet(String sheet, String message) {
        return new RowError(sheet, null, null, message);
    }

    @Test
    @DisplayName("干净的名册原样读出")
    void aCleanRosterIsReadAsItIs() {
        var roster = rosterOf(CLEAN.files());

        assertThat(roster.groups())
                .containsExactly(new Roster.GroupEntry("01", "第一督导组"), new Roster.GroupEntry("02", "第二督导组"));
        assertThat(roster.units())
                .containsExactly(
                        new Roster.UnitEntry("001", "柳林乡", UnitKind.TOWNSHIP_OR_STREET, "01"),
                        new Roster.UnitEntry("002", "县水务局", UnitKind.DEPARTMENT, "02"));
        assertThat(roster.people())
                .hasSize(10)
                .contains(new Roster.PersonEntry(
                        "sg02-1",
                        "夏知秋",
                        Set.of(new Membership(Role.GROUP_MEMBER, "02")),
                        Set.of(new Tie("002", "配偶在该单位任职"))));
    }

    @Test
    @DisplayName("一人可以有几种身份")
    void somebodyMayBeSeveralThings() {
        var roster = rosterOf(CLEAN.adding("人员", "sg02-1,夏知秋,班子成员,001").files());

        assertThat(roster.people())
                .filteredOn(person -> person.login().equals("sg02-1"))
                .singleElement()
                .extracting(Roster.PersonEntry::memberships)
                .isEqualTo(Set.of(new Membership(Role.GROUP_MEMBER, "02"), new Membership(Role.LEADER, "001")));
    }

    @Test
    @DisplayName("回避表可以没有")
    void theSheetOfTiesMayBeLeftOut() {
        assertThat(rosterOf(CLEAN.without("回避").files()).people())
                .allMatch(person -> person.ties().isEmpty());
    }

    /** Sheets and columns. */
    @Nested
    class Shape {

        @Test
        @DisplayName("写错名字的表不会悄悄漏掉")
        void aSheetThatIsCalledOtherwiseIsNotLeftOutInSilence() {
            assertThat(errorsOf(CLEAN.with("回避表", "登录名,单位,事由\n")))
                    .containsExactly(sheet("回避表", "不认识这张表，应为：督导组、单位、人员、回避"));
        }

        @Test
        void aSheetThatComesTwiceIsRefused() {
            var files = new ArrayList<>(CLEAN.files());
            files.add(files.get(0));

            assertThat(errorsOf(files)).extracting(RowError::message).containsExactly("这张表出现了两次");
        }

        @Test
        @DisplayName("名册不能占用系统管理员的登录名")
        void theAdministratorsLoginIsNotForTheRoster() {
            assertThat(errorsOf(CLEAN.adding("人员", "admin,孟长河,活动办,综合组")))
                    .extracting(RowError::message)
                    .containsExactly("登录名“admin”已由系统使用，请换一个");
        }

        @ParameterizedTest
        @ValueSource(strings = {"督导组", "单位", "人员"})
        @DisplayName("缺少一张表")
        void aMissingSheetIsNamed(String name) {
            assertThat(errorsOf(CLEAN.without(name))).contains(sheet(name, "缺少这张表"));
        }

        @Test
        @DisplayName("缺少一列")
        void aMissingColumnIsNamed() {
            assertThat(errorsOf(CLEAN.replacing("单位", "类别", "性质"))).contains(cell("单位", 1, "类别", "缺少这一列"));
            assertThat(errorsOf(CLEAN.replacing("回避", "事由", "原因"))).containsExactly(cell("回避", 1, "事由", "缺少这一列"));
        }

        @Test
        @DisplayName("空的表缺少每一列")
        void anEmptySheetMissesEveryColumn() {
            assertThat(errorsOf(CLEAN.with("督导组", "")))
                    .contains(cell("督导组", 1, "代码", "缺少这一列"), cell("督导组", 1, "名称", "缺少这一列"));
        }

        @Test
        @DisplayName("列的次序随意，多出的列不管")
        void columnsComeInAnyOrderAndOthersAreLeftAlone() {
            var turned = CLEAN.with(
                    "单位",
                    """
                    备注,督导组,类别,名称,代码
                    ,01,乡镇街道,柳林乡,001
                    搬了新址,02,县直部门,县水务局,002
                    """);

            assertThat(rosterOf(turned.files())).isEqualTo(rosterOf(CLEAN.files()));
        }
    }

    /** Groups and units. */
    @Nested
    class Parties {

        @Test
        @DisplayName("督导组出现两次")
        void aGroupTwiceIsNamed() {
            assertThat(errorsOf(CLEAN.adding("督导组", "01,第三督导组"))).containsExactly(cell("督导组", 4, "代码", "督导组“01”出现了两次"));
            assertThat(errorsOf(CLEAN.replacing("督导组", "第二督导组", "第一督导组")))
                    .containsExactly(cell("督导组", 3, "名称", "“第一督导组”出现了两次"));
        }

        @Test
        @DisplayName("单位代码出现两次")
        void aUnitTwiceIsNamed() {
            assertThat(errorsOf(CLEAN.adding("单位", "001,石磨镇,乡镇街道,01")))
                    .containsExactly(cell("单位", 4, "代码", "单位“001”出现了两次"));
        }

        @Test
        @DisplayName("单位名称出现两次")
        void aUnitNameTwiceIsNamed() {
            assertThat(errorsOf(CLEAN.replacing("单位", "县水务局", "柳林乡")))
                    .containsExactly(cell("单位", 3, "名称", "“柳林乡”出现了两次"));
        }

        @Test
        @DisplayName("没有这个督导组")
        void anUnknownGroupIsNamed() {
            assertThat(errorsOf(CLEAN.replacing("单位", "乡镇街道,01", "乡镇街道,09")))
                    .contains(cell("单位", 2, "督导组", "没有代码为“09”的督导组"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "水务", "0 2", "-02", "002;", "012345678901234567890123456789012"})
        @DisplayName("代码不合要求")
        void aBadCodeIsNamed(String code) {
            assertThat(errorsOf(CLEAN.replacing("单位", "002,", code + ",")))
                    .contains(cell("单位", 3, "代码", "“%s”不合要求，应为 1 到 32 位的字母、数字、- 或 _".formatted(code)));
        }

        @Test
        @DisplayName("单位代码不能和一把手的组混淆")
        void aUnitsCodeNeverReadsLikeAnotherUnitsHead() {
            assertThat(errorsOf(CLEAN.replacing("单位", "002,", "001-head,")))
                    .contains(cell("单位", 3, "代码", "“001-head”不合要求，不能以 -head 结尾"));
        }

        @Test
        @DisplayName("没有这个类别")
        void anUnknownKindIsNamed() {
            assertThat(errorsOf(CLEAN.replacing("单位", "县直部门", "部门")))
                    .containsExactly(cell("单位", 3, "类别", "“部门”不在可选范围内，应为：乡镇街道、县直部门、非公企业"));
        }

        @Test
        @DisplayName("名称没有填写或太长")
        void aNameIsThereAndNotTooLong() {
            assertThat(errorsOf(CLEAN.replacing("单位", "县水务局", "  "))).containsExactly(cell("单位", 3, "名称", "没有填写"));
            assertThat(errorsOf(CLEAN.replacing("单位", "县水务局", "局".repeat(101))))
                    .containsExactly(cell("单位", 3, "名称", "超过 100 个字"));
            assertThat(rosterOf(CLEAN.replacing("单位", "县水务局", "局".repeat(100)).files())
                            .units())
                    .hasSize(2);
        }

        @Test
        @DisplayName("督导组没有联系的单位")
        void aGroupWithoutUnitsIsNamed() {
            assertThat(errorsOf(CLEAN.replacing("单位", "县直部门,02", "县直部门,01")))
                    .containsExactly(sheet("督导组", "督导组“02 第二督导组”没有联系的单位"));
        }

        @Test
        @DisplayName("督导组没有组长或有两名组长")
        void aGroupHasOneLeader() {
            var oneLeader = sheet("督导组", "督导组“02 第二督导组”应有一名组长");

            assertThat(errorsOf(CLEAN.replacing("人员", "sg02,万重山,督导组组长", "sg02,万重山,督导组成员")))
                    .containsExactly(oneLeader);
            assertThat(errorsOf(CLEAN.replacing("人员", "夏知秋,督导组成员", "夏知秋,督导组组长")))
                    .containsExactly(oneLeader);
        }

        @Test
        @DisplayName("单位没有一把手")
        void aUnitWithoutAHeadIsNamed() {
            assertThat(errorsOf(CLEAN.replacing("人员", "范春梅,一把手", "范春梅,班子成员")))
                    .containsExactly(sheet("单位", "单位“002 县水务局”应有一名一把手，名册里有0名"));
        }

        @Test
        @DisplayName("单位有两名一把手")
        void aUnitWithTwoHeadsIsNamed() {
            assertThat(errorsOf(CLEAN.replacing("人员", "高志远,班子成员", "高志远,一把手")))
                    .containsExactly(sheet("单位", "单位“002 县水务局”应有一名一把手，名册里有2名"));
        }

        @Test
        @DisplayName("单位没有联络员")
        void aUnitWithoutALiaisonIsNamed() {
            assertThat(errorsOf(CLEAN.replacing("人员", "邓国平,联络员", "邓国平,班子成员")))
                    .containsExactly(sheet("单位", "单位“002 县水务局”没有联络员"));
        }

        @Test
        @DisplayName("已登记的单位不能缺少，没有单位的督导组可以去掉")
        void whatIsRegisteredStays() {
            var sheets = read(CLEAN.files());

            var refused = catchThrowableOfType(
                    RosterRefusedException.class,
                    () -> RosterCheck.check(
                            sheets,
                            new RosterCheck.Registered(
                                    List.of("001", "002", "003"),
                                    List.of("01", "02", "03"),
                                    List.of(),
                                    List.of(),
                                    List.of())));

            assertThat(refused.errors()).containsExactly(sheet("单位", "单位“003”已经登记，名册里不能缺少"));
        }
    }

    /** People and ties. */
    @Nested
    class Persons {

        @Test
        @DisplayName("同一登录名写了两个姓名")
        void aLoginWithAnotherNameIsNamed() {
            assertThat(errorsOf(CLEAN.adding("人员", "sg02-1,夏至秋,班子成员,001")))
                    .containsExactly(cell("人员", 12, "姓名", "登录名“sg02-1”前面写的是“夏知秋”"));
        }

        @Test
        @DisplayName("登录名不合要求")
        void aBadLoginIsNamed() {
            assertThat(errorsOf(CLEAN.replacing("人员", "u002-1", "高,志远".replace(",", " "))))
                    .containsExactly(cell("人员", 6, "登录名", "“高 志远”不合要求，应为 1 到 32 位的字母、数字、- 或 _"));
        }

        @Test
        @DisplayName("姓名没有填写或太长")
        void aPersonHasAName() {
            assertThat(errorsOf(CLEAN.replacing("人员", "高志远", ""))).containsExactly(cell("人员", 6, "姓名", "没有填写"));
            assertThat(errorsOf(CLEAN.replacing("人员", "高志远", "高".repeat(101))))
                    .containsExactly(cell("人员", 6, "姓名", "超过 100 个字"));
        }

        @Test
        @DisplayName("没有这个身份")
        void anUnknownRoleIsNamed() {
            assertThat(errorsOf(CLEAN.replacing("人员", "班子成员", "副职")))
                    .containsExactly(cell("人员", 6, "身份", "“副职”不在可选范围内，应为：联络员、一把手、班子成员、督导组组长、督导组成员、活动办、领导小组、流程设计"));
        }

        @Test
        @DisplayName("所属没有这个单位、督导组、小组")
        void anUnknownPartyIsNamed() {
            assertThat(errorsOf(CLEAN.replacing("人员", "班子成员,002", "班子成员,012")))
                    .containsExactly(cell("人员", 6, "所属", "没有代码为“012”的单位"));
            assertThat(errorsOf(CLEAN.replacing("人员", "督导组成员,02", "督导组成员,12")))
                    .containsExactly(cell("人员", 9, "所属", "没有代码为“12”的督导组"));
            assertThat(errorsOf(CLEAN.replacing("人员", "综合组", "秘书组")))
                    .containsExactly(cell("人员", 10, "所属", "“秘书组”不在可选范围内，应为：综合组、指导组、宣传组、联络服务组"));
        }

        @Test
        @DisplayName("领导小组不用填所属")
        void aRoleWithoutAPartyHasNone() {
            assertThat(errorsOf(CLEAN.replacing("人员", "领导小组,", "领导小组,001")))
                    .containsExactly(cell("人员", 11, "所属", "领导小组不用填所属"));
        }

        @Test
        @DisplayName("同一身份写了两遍")
        void aMembershipTwiceIsNamed() {
            assertThat(errorsOf(CLEAN.adding("人员", "sg02-1,夏知秋,督导组成员,02"))).containsExactly(row("人员", 12, "这一行与前面的重复"));
        }

        @Test
        @DisplayName("回避表里的人或单位不存在")
        void aTieWithSomebodyOrSomethingUnknownIsNamed() {
            assertThat(errorsOf(CLEAN.adding("回避", "sg09,009,亲属在该单位任职")))
                    .containsExactly(cell("回避", 3, "登录名", "人员表里没有登录名“sg09”"), cell("回避", 3, "单位", "没有代码为“009”的单位"));
        }

        @Test
        @DisplayName("回避事由没有填写")
        void aTieHasAReason() {
            assertThat(errorsOf(CLEAN.replacing("回避", "配偶在该单位任职", ""))).containsExactly(cell("回避", 2, "事由", "没有填写"));
        }

        @Test
        @DisplayName("回避关系写了两遍")
        void aTieTwiceIsNamed() {
            assertThat(errorsOf(CLEAN.adding("回避", "sg02-1,002,曾任该单位副局长")))
                    .containsExactly(row("回避", 3, "这一回避关系出现了两次"));
        }
    }

    /** One cause gives one sentence. */
    @Nested
    class Causes {

        private static final RosterCheck.Registered REGISTERED = new RosterCheck.Registered(
                List.of("001", "002"),
                List.of("01", "02"),
                List.of(
                        "u001",
                        "u001-head",
                        "u002",
                        "u002-head",
                        "u002-1",
                        "sg01",
                        "sg02",
                        "sg02-1",
                        "office",
                        "leader"),
                List.of(),
                List.of("admin"));

        private static List<RowError> errorsAfter(Sheets sheets) {
            var book = read(sheets.files());
            return catchThrowableOfType(RosterRefusedException.class, () -> RosterCheck.check(book, REGISTERED))
                    .errors();
        }

        private static Sheets titled(Sheets sheets) {
            var titled = sheets;
            for (var sheet : sheets.texts().entrySet()) {
                titled = titled.with(sheet.getKey(), "石磨县%s,,,\n\n%s".formatted(sheet.getKey(), sheet.getValue()));
            }
            return titled;
        }

        @Test
        @DisplayName("表头上面有标题，照样读")
        void aTitleAboveTheHeaderIsNoError() {
            assertThat(rosterOf(titled(CLEAN).files())).isEqualTo(rosterOf(CLEAN.files()));
        }

        @Test
        @DisplayName("少一张表，只说这一句")
        void oneMissingSheetIsOneSentence() {
            assertThat(errorsAfter(CLEAN.without("单位"))).containsExactly(sheet("单位", "缺少这张表"));
            assertThat(errorsAfter(CLEAN.without("人员"))).containsExactly(sheet("人员", "缺少这张表"));
            assertThat(errorsAfter(CLEAN.without("督导组"))).containsExactly(sheet("督导组", "缺少这张表"));
        }

        @Test
        @DisplayName("少一列，只说这一句")
        void oneMissingColumnIsOneSentence() {
            assertThat(errorsAfter(CLEAN.replacing("单位", "类别", "性质"))).containsExactly(cell("单位", 1, "类别", "缺少这一列"));
        }

        @Test
        @DisplayName("名册里没有的单位，几个人写了也只说一次")
        void anUnknownUnitOfSeveralPeopleIsOneSentence() {
            assertThat(errorsOf(CLEAN.adding("人员", "u009,韩秋实,班子成员,009\nu009-1,江海涛,班子成员,009\nu009-2,孔令山,班子成员,009")))
                    .containsExactly(cell("人员", 12, "所属", "没有代码为“009”的单位（第13、14行也是）"));
        }

        @Test
        @DisplayName("U002 和登记过的 u002 是一个人，不是新来一个、退出一个")
        void aLoginThatDiffersInCaseIsRefused() {
            assertThat(errorsAfter(CLEAN.replacing("人员", "u002,", "U002,")))
                    .containsExactly(cell("人员", 4, "登录名", "“U002”和已经登记的“u002”只差大小写，应写成“u002”"));
            assertThat(errorsOf(CLEAN.adding("人员", "U002-1,高志远,班子成员,001")))
                    .containsExactly(cell("人员", 12, "登录名", "“U002-1”和前面的“u002-1”只差大小写，应写成“u002-1”"));
            assertThat(errorsAfter(CLEAN.replacing("人员", "u002,", "ｕ００２,")))
                    .containsExactly(cell("人员", 4, "登录名", "“ｕ００２”不合要求，应为 1 到 32 位的字母、数字、- 或 _，是否 u002"));
            assertThat(errorsOf(CLEAN.adding("人员", "Admin,孟长河,活动办,综合组")))
                    .containsExactly(cell("人员", 12, "登录名", "登录名“admin”已由系统使用，请换一个"));
        }

        @Test
        @DisplayName("Excel 去掉了开头的零，问是否")
        void leadingZerosThatWereLostAreOfferedBack() {
            assertThat(errorsAfter(CLEAN.replacing("单位", "002,", "2,")))
                    .containsExactly(cell("单位", 3, "代码", "没有登记过“2”，是否 002；开头的零可能被 Excel 去掉了"));
            assertThat(errorsOf(CLEAN.replacing("人员", "班子成员,002", "班子成员,2")))
                    .containsExactly(cell("人员", 6, "所属", "没有代码为“2”的单位，是否 002"));
            assertThat(errorsOf(CLEAN.replacing("单位", "县直部门,02", "县直部门,2")))
                    .containsExactly(cell("单位", 3, "督导组", "没有代码为“2”的督导组，是否 02"));
            assertThat(errorsOf(CLEAN.replacing("回避", "sg02-1,002", "SG02-1,2")))
                    .containsExactly(
                            cell("回避", 2, "登录名", "人员表里没有登录名“SG02-1”，是否 sg02-1"),
                            cell("回避", 2, "单位", "没有代码为“2”的单位，是否 002"));
        }

        @Test
        @DisplayName("一行的错误一次说完")
        void allErrorsOfARowAreListedAtOnce() {
            assertThat(errorsOf(CLEAN.adding("人员", "孟 长河,,副职,009")))
                    .extracting(RowError::column)
                    .containsExactly("登录名", "姓名", "身份");
            assertThat(errorsOf(CLEAN.adding("人员", "孟 长河,,班子成员,009")))
                    .extracting(RowError::column)
                    .containsExactly("登录名", "姓名", "所属");
        }

        @Test
        @DisplayName("姓名中间的空格不存；意思相同的表头认得，错误照表里的列名")
        void namesAreStoredWithoutBlanksAndHeadingsHaveSynonyms() {
            var other = CLEAN.replacing("人员", "登录名,姓名", "账号,人员姓名").replacing("人员", "夏知秋", "夏\u3000秋");

            assertThat(rosterOf(other.files()).people())
                    .extracting(Roster.PersonEntry::name)
                    .contains("夏秋");
            assertThat(errorsOf(other.replacing("人员", "夏\u3000秋", ""))).containsExactly(cell("人员", 9, "人员姓名", "没有填写"));
        }
    }

    @Test
    @DisplayName("所有错误一次说完")
    void everyErrorIsToldAtOnce() {
        var errors = errorsOf(CLEAN.replacing("单位", "县直部门", "部门")
                .replacing("人员", "范春梅,一把手", "范春梅,班子成员")
                .replacing("人员", "综合组", "秘书组")
                .adding("回避", "sg09,001,亲属在该单位任职"));

        assertThat(errors)
                .containsExactly(
                        cell("单位", 3, "类别", "“部门”不在可选范围内，应为：乡镇街道、县直部门、非公企业"),
                        cell("人员", 10, "所属", "“秘书组”不在可选范围内，应为：综合组、指导组、宣传组、联络服务组"),
                        cell("回避", 3, "登录名", "人员表里没有登录名“sg09”"),
                        sheet("单位", "单位“002 县水务局”应有一名一把手，名册里有0名"));
        assertThat(errors.get(0)).hasToString("《单位》第3行“类别”列：“部门”不在可选范围内，应为：乡镇街道、县直部门、非公企业");
        assertThat(refusalOf(CLEAN.replacing("单位", "县直部门", "部门").files())).hasMessage("名册有 1 处错误，未保存任何内容。");
    }

    /** Files. */
    @Nested
    class Reading {

        @Test
        @DisplayName("UTF-8、带 BOM 的 UTF-8、GB18030 读出来一样")
        void csvIsReadAlikeInEveryEncodingThatSpreadsheetsSave() {
            var expected = rosterOf(CLEAN.files());

            assertThat(rosterOf(CLEAN.files(StandardCharsets.UTF_8, BYTE_ORDER_MARK)))
                    .isEqualTo(expected);
            assertThat(rosterOf(CLEAN.files(GB18030, ""))).isEqualTo(expected);
        }

        @Test
        @DisplayName("Windows 换行和大写的 .CSV 也能读")
        void windowsLineEndsAndCapitalEndingsAreRead() {
            var files = CLEAN.files().stream()
                    .map(file -> new SheetFile(
                            file.name().replace(".csv", ".CSV"),
                            new String(file.content(), StandardCharsets.UTF_8)
                                    .replace("\n", "\r\n")
                                    .getBytes(StandardCharsets.UTF_8)))
                    .toList();

            assertThat(rosterOf(files)).isEqualTo(rosterOf(CLEAN.files()));
        }

        @Test
        @DisplayName("引号里的逗号和换行属于单元格")
        void commasAndLineBreaksInsideQuotesBelongToTheCell() {
            var quoted = CLEAN.replacing("单位", "柳林乡", "\"柳林乡,\n（含 \"\"老街\"\"）\"");

            assertThat(rosterOf(quoted.files()).units().get(0).name()).isEqualTo("柳林乡,\n（含 \"老街\"）");
            assertThat(errorsOf(quoted.replacing("单位", "县直部门", "部门")))
                    .extracting(RowError::row)
                    .containsExactly(3);
        }

        @Test
        @DisplayName("空行照样计数")
        void emptyLinesCountAsASpreadsheetCountsThem() {
            var spaced = CLEAN.replacing("单位", "002,县水务局,县直部门", "\n,,,\n002,县水务局,部门");

            assertThat(errorsOf(spaced)).extracting(RowError::row).containsExactly(5);
        }

        @Test
        @DisplayName("单元格前后的空格不算")
        void blanksAroundACellAreLeftOut() {
            assertThat(rosterOf(CLEAN.replacing("单位", "001,柳林乡,乡镇街道", " 001 ,\u3000柳林乡 , 乡镇街道 ")
                            .files()))
                    .isEqualTo(rosterOf(CLEAN.files()));
        }

        @Test
        @DisplayName("同样内容的 .xlsx 读出来一样，数字、文本格式和公式都算")
        void aWorkbookIsReadLikeTheSameCsv() throws IOException {
            assertThat(rosterOf(List.of(workbook(CLEAN)))).isEqualTo(rosterOf(CLEAN.files()));
        }

        @Test
        @DisplayName(".xlsx 里的错误也指到表、行、列")
        void anErrorInAWorkbookIsNamedLikeOneInCsv() throws IOException {
            var wrong = CLEAN.replacing("单位", "县直部门", "部门").replacing("人员", "班子成员,002", "班子成员,012");

            assertThat(errorsOf(List.of(workbook(wrong)))).isEqualTo(errorsOf(wrong));
        }

        @Test
        @DisplayName("内容不是表格的 .xlsx 读不出来")
        void aTextFileNamedXlsxIsRefused() {
            var file = new SheetFile("名册.xlsx", "代码,名称".getBytes(StandardCharsets.UTF_8));

            assertThat(errorsOf(List.of(file)))
                    .containsExactly(sheet("名册.xlsx", "“名册.xlsx”不是 .xlsx 表格，请用 Excel 或 WPS 另存为 .xlsx 后重新上传。"));
        }

        @Test
        @DisplayName("引号没有收尾的 .csv 读不出来")
        void anUnreadableCsvIsRefused() {
            assertThat(errorsOf(CLEAN.replacing("单位", "柳林乡", "\"柳林乡")))
                    .containsExactly(sheet("单位.csv", "“单位.csv”读不出来，引号可能没有成对，请检查后重新上传。"));
        }

        @Test
        @DisplayName("别的文件不收，逐个说明")
        void filesWithOtherEndingsAreRefusedByName() {
            var files = new ArrayList<>(CLEAN.files());
            files.add(new SheetFile("名册.xls", new byte[] {1, 2, 3}));
            files.add(new SheetFile("说明.docx", new byte[] {1, 2, 3}));

            assertThat(errorsOf(files))
                    .containsExactly(
                            sheet("名册.xls", "“名册.xls”应为 .xlsx 或 .csv 文件，请用 Excel 或 WPS 另存为 .xlsx 后重新上传。"),
                            sheet("说明.docx", "“说明.docx”应为 .xlsx 或 .csv 文件，请用 Excel 或 WPS 另存为 .xlsx 后重新上传。"));
        }

        /**
         * Writes the sheets as a workbook: group codes as numbers formatted with two digits, unit codes as numbers in
         * text cells, so that no zero is lost, names as formulas, the rest as text.
         */
        private static SheetFile workbook(Sheets sheets) throws IOException {
            try (var workbook = new XSSFWorkbook();
                    var content = new ByteArrayOutputStream()) {
                var twoFigures = workbook.createCellStyle();
                twoFigures.setDataFormat(workbook.createDataFormat().getFormat("00"));
                var threeFigures = workbook.createCellStyle();
                threeFigures.setDataFormat(workbook.createDataFormat().getFormat("000"));
                for (var entry : sheets.texts().entrySet()) {
                    var sheet = workbook.createSheet(entry.getKey());
                    fill(sheet, entry.getValue());
                    for (var row : sheet) {
                        for (var cell : row) {
                            var text = cell.getStringCellValue();
                            if (text.matches("\\d\\d")) {
                                cell.setCellValue(Integer.parseInt(text));
                                cell.setCellStyle(twoFigures);
                            } else if (text.matches("\\d{3}")) {
                                cell.setCellValue(Integer.parseInt(text));
                                cell.setCellStyle(threeFigures);
                            } else if (text.startsWith("县")) {
                                cell.setCellFormula("\"县\"&\"%s\"".formatted(text.substring(1)));
                            }
                        }
                    }
                }
                workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
                workbook.write(content);
                return new SheetFile("名册.xlsx", content.toByteArray());
            }
        }

        private static void fill(Sheet sheet, String csv) {
            var lines = csv.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                var row = sheet.createRow(i);
                var cells = lines.get(i).split(",", -1);
                for (int j = 0; j < cells.length; j++) {
                    row.createCell(j).setCellValue(cells[j]);
                }
            }
        }

        @Test
        @DisplayName("文本格式的数字照数字读，公式取算出的值，不带小数点")
        void numbersFormattedAsTextAndComputedNumbersAreReadAsShown() throws IOException {
            try (var workbook = new XSSFWorkbook();
                    var content = new ByteArrayOutputStream()) {
                var sheet = workbook.createSheet("单位");
                fill(sheet, "代码,名称,类别,督导组\n101,柳林乡,乡镇街道,1");
                var asText = workbook.createCellStyle();
                asText.setDataFormat(workbook.createDataFormat().getFormat("@"));
                var code = sheet.getRow(1).getCell(0);
                code.setCellValue(101);
                code.setCellStyle(asText);
                Cell group = sheet.getRow(1).getCell(3);
                group.setCellFormula("TEXT(1,\"00\")");
                workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
                workbook.write(content);

                var read = read(List.of(new SheetFile("名册.xlsx", content.toByteArray())));

                assertThat(read.tables())
                        .singleElement()
                        .extracting(units -> units.rows().get(0))
                        .isEqualTo(new SheetRow(2, Map.of("代码", "101", "名称", "柳林乡", "类别", "乡镇街道", "督导组", "01")));
            }
        }
    }

    /** The county that is loaded into an empty database. */
    @Nested
    class SampleCounty {

        private final Roster county = rosterOf(sampleCounty());

        private static List<SheetFile> sampleCounty() {
            try (var sheets = Files.list(Path.of("src/main/resources/sample-county"))) {
                var files = new ArrayList<SheetFile>();
                for (var sheet : sheets.toList()) {
                    files.add(new SheetFile(sheet.getFileName().toString(), Files.readAllBytes(sheet)));
                }
                return files;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private long count(Role role, String party) {
            var membership = new Membership(role, party);
            return county.people().stream()
                    .filter(person -> person.memberships().contains(membership))
                    .count();
        }

        private Roster.PersonEntry person(String login) {
            return county.people().stream()
                    .filter(person -> person.login().equals(login))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Nobody is " + login));
        }

        @Test
        @DisplayName("103 个单位，10 个督导组")
        void hasAHundredAndThreeUnitsAndTenGroups() {
            assertThat(county.units())
                    .extracting(Roster.UnitEntry::code)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 103)
                            .mapToObj("%03d"::formatted)
                            .toList());
            assertThat(county.groups())
                    .extracting(Roster.GroupEntry::code)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 10)
                            .mapToObj("%02d"::formatted)
                            .toList());
        }

        @Test
        @DisplayName("4 个组联系 18 个乡镇街道，每组 4 至 5 个；6 个组联系 85 个单位，每组 13 至 21 个")
        void theGroupsHaveTheirSizes() {
            Map<Boolean, Map<String, Long>> unitsOfGroup = county.units().stream()
                    .collect(Collectors.partitioningBy(
                            unit -> unit.kind() == UnitKind.TOWNSHIP_OR_STREET,
                            Collectors.groupingBy(Roster.UnitEntry::supervisionGroup, Collectors.counting())));
            var townships = unitsOfGroup.getOrDefault(true, Map.of());
            var others = unitsOfGroup.getOrDefault(false, Map.of());

            assertThat(townships).containsOnlyKeys("01", "02", "03", "04");
            assertThat(townships.values()).allMatch(size -> size == 4 || size == 5);
            assertThat(townships.values().stream().mapToLong(size -> size).sum())
                    .isEqualTo(18);
            assertThat(others).containsOnlyKeys("05", "06", "07", "08", "09", "10");
            assertThat(others.values()).allMatch(size -> size >= 13 && size <= 21);
            assertThat(others.values().stream().mapToLong(size -> size).sum()).isEqualTo(85);
        }

        @Test
        @DisplayName("每个单位一名一把手、一名联络员、3 至 9 名班子成员")
        void everyUnitHasItsPeople() {
            assertThat(county.units()).allSatisfy(unit -> {
                assertThat(count(Role.HEAD, unit.code())).isEqualTo(1);
                assertThat(count(Role.LIAISON, unit.code())).isEqualTo(1);
                assertThat(count(Role.LEADER, unit.code())).isBetween(3L, 9L);
                assertThat(person("u" + unit.code()).memberships()).contains(new Membership(Role.LIAISON, unit.code()));
                assertThat(person("u" + unit.code() + "-head").memberships())
                        .contains(new Membership(Role.HEAD, unit.code()));
                assertThat(person("u" + unit.code() + "-1").memberships())
                        .contains(new Membership(Role.LEADER, unit.code()));
            });
        }

        @Test
        @DisplayName("每个督导组一名组长、两名成员")
        void everyGroupHasThree() {
            assertThat(county.groups()).allSatisfy(group -> {
                assertThat(count(Role.GROUP_LEADER, group.code())).isEqualTo(1);
                assertThat(count(Role.GROUP_MEMBER, group.code())).isEqualTo(2);
                assertThat(person("sg" + group.code()).memberships())
                        .contains(new Membership(Role.GROUP_LEADER, group.code()));
                for (var member : List.of("-1", "-2")) {
                    assertThat(person("sg" + group.code() + member).memberships())
                            .contains(new Membership(Role.GROUP_MEMBER, group.code()));
                }
            });
        }

        @Test
        @DisplayName("活动办四个小组都有人，有领导小组和流程设计")
        void theOfficeHasFourSectionsAndThereIsALeadingGroup() {
            assertThat(Section.values()).hasSize(4).allMatch(section -> count(Role.OFFICE, section.label()) > 0);
            assertThat(count(Role.LEADING_GROUP, "")).isPositive();
            assertThat(person("office").memberships())
                    .extracting(Membership::role)
                    .containsExactly(Role.OFFICE);
            assertThat(person("leader").memberships())
                    .extracting(Membership::role)
                    .containsExactly(Role.LEADING_GROUP);
            assertThat(person("designer").memberships())
                    .extracting(Membership::role)
                    .containsExactly(Role.DESIGNER);
        }
    }
}
