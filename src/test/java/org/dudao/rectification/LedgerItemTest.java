package org.dudao.rectification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.dudao.opinion.OpinionKind;
import org.dudao.refusal.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each transition of an item: the states that allow it, and the refusal that names the present state. */
class LedgerItemTest {

    private static final LocalDate DEADLINE = LocalDate.of(2014, 8, 31);
    private static final LocalDate TODAY = LocalDate.of(2014, 6, 30);

    @Test
    @DisplayName("整改中、补火、暂不能解决的记进展")
    void progressIsReportedUntilTheReport() {
        allowedIn(
                EnumSet.of(ItemState.UNDER_WAY, ItemState.SENT_BACK, ItemState.CANNOT_NOW), LedgerItem::reportProgress);
    }

    @Test
    @DisplayName("协办单位在整改中、补火时上报")
    void aPartIsReportedWhileTheUnitWorks() {
        allowedIn(EnumSet.of(ItemState.UNDER_WAY, ItemState.SENT_BACK), item -> item.reportPart("003", "已拆除"));
    }

    @Test
    @DisplayName("整改中、补火的才上报完成")
    void onlyWhatTheUnitWorksOnIsReportedDone() {
        allowedIn(EnumSet.of(ItemState.UNDER_WAY, ItemState.SENT_BACK), item -> item.reportDone("u002"));
    }

    @Test
    @DisplayName("待核实的才撤回上报")
    void onlyAReportIsWithdrawn() {
        allowedIn(EnumSet.of(ItemState.REPORTED), LedgerItem::withdrawReport);
    }

    @Test
    @DisplayName("待核实的才销号")
    void onlyWhatIsReportedIsWrittenOff() {
        allowedIn(EnumSet.of(ItemState.REPORTED), item -> item.writeOff("sg01", 7, TODAY));
    }

    @Test
    @DisplayName("待核实的才退回补火")
    void onlyWhatIsReportedIsSentBack() {
        allowedIn(EnumSet.of(ItemState.REPORTED), LedgerItem::sendBack);
    }

    @Test
    @DisplayName("已销号的才重新整改")
    void onlyWhatIsWrittenOffIsDoneAgain() {
        allowedIn(EnumSet.of(ItemState.WRITTEN_OFF), LedgerItem::redo);
    }

    @Test
    @DisplayName("整改中、补火的才申请延期、同意延期")
    void onlyWhatTheUnitWorksOnIsExtended() {
        var withUnit = EnumSet.of(ItemState.UNDER_WAY, ItemState.SENT_BACK);
        allowedIn(withUnit, item -> item.requestExtension(DEADLINE.plusDays(1)));
        allowedIn(withUnit, item -> item.extend(DEADLINE.plusDays(1)));
    }

    @Test
    @DisplayName("新的时限要晚于现在的时限")
    void anExtensionIsLater() {
        assertThatThrownBy(() -> in(ItemState.UNDER_WAY).requestExtension(DEADLINE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("新的时限要晚于现在的时限 2014-08-31");
    }

    @Test
    @DisplayName("整改中、补火的才申请暂缓、同意暂缓、向群众说明")
    void onlyWhatTheUnitWorksOnIsDeferred() {
        var withUnit = EnumSet.of(ItemState.UNDER_WAY, ItemState.SENT_BACK);
        allowedIn(withUnit, LedgerItem::requestDeferral);
        allowedIn(withUnit, LedgerItem::grantDeferral);
        allowedIn(withUnit, LedgerItem::defer);
    }

    @Test
    @DisplayName("暂不能解决的才复核")
    void onlyWhatIsDeferredIsReviewed() {
        allowedIn(EnumSet.of(ItemState.CANNOT_NOW), LedgerItem::keepDeferred);
        allowedIn(EnumSet.of(ItemState.CANNOT_NOW), LedgerItem::resume);
    }

    @Test
    @DisplayName("已销号的才回访")
    void onlyWhatIsWrittenOffIsVisited() {
        allowedIn(EnumSet.of(ItemState.WRITTEN_OFF), LedgerItem::confirmByVisit);
        allowedIn(EnumSet.of(ItemState.WRITTEN_OFF), LedgerItem::reopen);
    }

    @Test
    @DisplayName("退回过的恢复整改，还是补火")
    void anItemThatWasSentBackResumesAsSentBack() {
        var item = in(ItemState.SENT_BACK);
        item.defer();
        item.resume();

        assertThat(item.state()).isEqualTo(ItemState.SENT_BACK);
    }

    /** Every other state refuses with a sentence that names it, and leaves the item as it is. */
    private static void allowedIn(Set<ItemState> allowed, Consumer<LedgerItem> transition) {
        allowed.forEach(state -> transition.accept(in(state)));
        Arrays.stream(ItemState.values())
                .filter(state -> !allowed.contains(state))
                .forEach(state -> refusedIn(state, transition));
    }

    private static void refusedIn(ItemState state, Consumer<LedgerItem> transition) {
        var item = in(state);
        var before = item.fields();

        assertThatThrownBy(() -> transition.accept(item))
                .as(state.name())
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("第12号事项现在是“%s”，".formatted(state.label()));
        assertThat(item.fields()).isEqualTo(before);
    }

    private static LedgerItem in(ItemState state) {
        var item = underWay();
        switch (state) {
            case UNDER_WAY -> {}
            case REPORTED -> item.reportDone("u002");
            case SENT_BACK -> {
                item.reportDone("u002");
                item.sendBack();
            }
            case WRITTEN_OFF -> {
                item.reportDone("u002");
                item.writeOff("sg01", 1, TODAY);
            }
            case CANNOT_NOW -> item.defer();
        }
        return item;
    }

    static LedgerItem underWay() {
        return new LedgerItem(
                12L,
                "2014-1",
                "002",
                3,
                "公车私用",
                OpinionKind.EXTRAVAGANCE,
                ItemOrigin.VISIT,
                null,
                null,
                TODAY,
                DEADLINE,
                "全部登记，逐月公开",
                "",
                "u002-head",
                "范春梅",
                DEADLINE,
                Set.of(new LedgerHelper("003", "")));
    }
}
