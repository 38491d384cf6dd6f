package org.dudao.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dudao.comparison.Segment;
import org.dudao.comparison.Segment.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which file of the last round a file is compared with, and what the reader is told about it. */
class RoundChangesTest {

    private static final String PLAN = "一、目标要求。聚焦作风建设，解决农村饮水不安全的突出问题。二、方法步骤。活动从二月开始，九月基本结束。三、组织领导。成立领导小组。";
    private static final String REVISED = PLAN.replace("九月", "十月") + "四、每周通报一次。";
    private static final String TABLE = "征求意见登记：张村反映自来水时有时无；李村反映河道采砂无人管；王村反映灌渠年久失修，春灌用不上水。";

    @Test
    @DisplayName("改了文件名，仍与原来的文件比，并说明改名")
    void aRenamedFileIsComparedWithTheEarlierOne() {
        var changes = changes(List.of(file("实施方案.docx", "a", PLAN)), List.of(file("实施方案（修改稿）.docx", "b", REVISED)));

        assertThat(changes).singleElement().satisfies(part -> {
            assertThat(part.place()).isEqualTo("附件：实施方案（修改稿）.docx");
            assertThat(part.changed()).isTrue();
            assertThat(part.note()).isEqualTo("实施方案.docx 改名为 实施方案（修改稿）.docx");
            assertThat(segments(part, Kind.REMOVED)).isEqualTo("九");
            assertThat(segments(part, Kind.ADDED)).isEqualTo("十四、每周通报一次。");
        });
    }

    @Test
    @DisplayName("只改文件名，内容没有改动")
    void theSameContentUnderAnotherNameIsUnchanged() {
        var changes = changes(
                List.of(file("方案.docx", "a", PLAN), unreadable("照片.png", "p")),
                List.of(file("实施方案.docx", "a", PLAN), unreadable("会议照片.png", "p")));

        assertThat(notes(changes)).containsExactly("方案.docx 改名为 实施方案.docx，内容没有改动", "照片.png 改名为 会议照片.png，内容没有改动");
    }

    @Test
    @DisplayName("换了格式、文字一样，说明文字没有改动")
    void theSameTextInAnotherFormatIsUnchanged() {
        var changes = changes(List.of(file("实施方案.doc", "a", PLAN)), List.of(file("实施方案.docx", "b", PLAN)));

        assertThat(notes(changes)).containsExactly("实施方案.doc 改名为 实施方案.docx，文字没有改动");
    }

    @Test
    @DisplayName("几个文件都改了名，各比各的")
    void severalRenamedFilesFindTheirOwnEarlierOnes() {
        var changes = changes(
                List.of(file("1.docx", "a", PLAN), file("2.docx", "b", TABLE)),
                List.of(file("征求意见.docx", "c", TABLE + "新增一条。"), file("方案.docx", "d", REVISED)));

        assertThat(notes(changes)).containsExactly("2.docx 改名为 征求意见.docx", "1.docx 改名为 方案.docx");
    }

    @Test
    @DisplayName("两个文件互换名称，按内容比")
    void swappedNamesAreSeen() {
        var changes = changes(
                List.of(file("甲.docx", "a", PLAN), file("乙.docx", "b", TABLE)),
                List.of(file("甲.docx", "c", TABLE + "新增一条。"), file("乙.docx", "a", PLAN)));

        assertThat(notes(changes)).containsExactly("乙.docx 改名为 甲.docx", "甲.docx 改名为 乙.docx，内容没有改动");
    }

    @Test
    @DisplayName("内容相近的几张表，名称没有变的按名称比")
    void similarFilesWithTheirOldNamesArePairedByName() {
        var form = "季度报表，单位名称，填报人，联系电话，分管领导签字，整改事项，责任科室，完成时限，完成情况，备注说明，"
                + IntStream.range(0, 30)
                        .mapToObj(row -> "第%d项整改任务已经按时完成；".formatted(row))
                        .collect(Collectors.joining());
        var changes = changes(
                List.of(file("一季度.docx", "a", form + "一季度完成三项。"), file("二季度.docx", "b", form + "二季度完成五项。")),
                List.of(file("二季度.docx", "c", form + "二季度完成六项。"), file("一季度.docx", "d", form + "一季度完成四项。")));

        assertThat(notes(changes)).containsExactly("附件已更换", "附件已更换");
    }

    @Test
    @DisplayName("内容毫不相干的，是新增和删除，不是改名")
    void filesThatAreNotAlikeAreNewAndRemoved() {
        var changes = changes(List.of(file("方案.docx", "a", PLAN)), List.of(file("登记表.docx", "b", TABLE)));

        assertThat(changes).extracting(RoundChanges.Part::place).containsExactly("附件：登记表.docx", "附件：方案.docx");
        assertThat(notes(changes)).containsExactly("新增附件", "已删除附件");
    }

    @Test
    @DisplayName("同名换了不相干的内容，是更换")
    void anotherContentUnderTheSameNameIsAReplacement() {
        var changes = changes(
                List.of(file("附件.docx", "a", PLAN), unreadable("盖章页.pdf", "p")),
                List.of(file("附件.docx", "b", TABLE), unreadable("盖章页.pdf", "q")));

        assertThat(notes(changes)).containsExactly("附件已更换", "附件已更换。扫描件，读不出文字。");
    }

    @Test
    @DisplayName("改了原文件又附上备份，改过的仍与原文件比")
    void aChangedFileIsPairedBeforeACopyOfTheOldOne() {
        var changes = changes(
                List.of(file("方案.docx", "a", PLAN)),
                List.of(file("备份.docx", "a", PLAN), file("方案.docx", "b", PLAN.replace("二月", "三月"))));

        assertThat(notes(changes)).containsExactly("新增附件", "附件已更换");
    }

    private static List<RoundChanges.Part> changes(List<RoundTexts.Part> before, List<RoundTexts.Part> after) {
        return RoundChanges.between(before, after);
    }

    private static RoundTexts.Part file(String name, String sha256, String text) {
        return new RoundTexts.Part("附件：" + name, text, null, List.of(), sha256);
    }

    private static RoundTexts.Part unreadable(String name, String sha256) {
        return new RoundTexts.Part("附件：" + name, null, "扫描件，读不出文字。", List.of(), sha256);
    }

    private static List<String> notes(List<RoundChanges.Part> parts) {
        return parts.stream().map(RoundChanges.Part::note).toList();
    }

    private static String segments(RoundChanges.Part part, Kind... kinds) {
        return part.segments().stream()
                .filter(segment -> Arrays.asList(kinds).contains(segment.kind()))
                .map(Segment::text)
                .collect(Collectors.joining());
    }
}
