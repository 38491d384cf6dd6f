package org.dudao.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.DomainEvents;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** A campaign. The office plans it, the leading group approves it, and all units pass its stages in order. */
@Table(schema = "dudao", name = "campaign")
public class Campaign {

    private static final int LONGEST_SHORT_NAME = 60;

    enum State {
        PLANNED("待批准"),
        PLAN_RETURNED("方案已退回"),
        APPROVED("已批准"),
        CLOSED("已结束"),
        HONOURS_PROPOSED("表彰待审定"),
        HONOURS_RETURNED("表彰已退回"),
        COMMENDED("已表彰"),
        ARCHIVED("已归档");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    @Id
    private final String id;

    private String name;
    private String kind;
    private String plan;
    private State state;
    private @Nullable String returnedWords;
    private @Nullable String thanks;

    @SuppressWarnings("UnusedVariable") // only saved
    private @Nullable String archiveNumber;

    @SuppressWarnings("UnusedVariable") // only saved
    private @Nullable String archivePlace;

    @MappedCollection(idColumn = "campaign")
    private Set<Stage> stages;

    @Version
    @SuppressWarnings("UnusedVariable") // Spring Data uses it
    private @Nullable Long version;

    Campaign(String id, String name, String kind, String plan, State state, Set<Stage> stages) {
        this.id = id;
        this.name = name;
        this.kind = kind;
        this.plan = plan;
        this.state = state;
        this.stages = stages;
    }

    static Campaign planned(String id, CampaignPlan plan) {
        return new Campaign(id, plan.name(), plan.kind(), plan.text(), State.PLANNED, new HashSet<>(plan.stages()));
    }

    /** The event that is published when the campaign is saved. */
    @DomainEvents
    List<CampaignStateChanged> moves() {
        return List.of(new CampaignStateChanged(this));
    }

    /** The leading group approves the plan. */
    void approve() {
        require(State.PLANNED, "不能再批准方案。");
        state = State.APPROVED;
        returnedWords = null;
    }

    /** The leading group returns the plan. */
    void returnPlan(String words) {
        require(State.PLANNED, "不能再退回方案。");
        if (words.isBlank()) {
            throw CampaignRefusal.wrongPlan("退回方案必须写明意见。");
        }
        state = State.PLAN_RETURNED;
        returnedWords = words;
    }

    /** The office submits the plan again. The revised plan has no effect until it is approved. */
    void revise(CampaignPlan revised) {
        require(State.PLAN_RETURNED, "不能修改方案。");
        name = revised.name();
        kind = revised.kind();
        plan = revised.text();
        stages = new HashSet<>(revised.stages());
        state = State.PLANNED;
    }

    /** Opens the stage after the last open one. Stages open one at a time and in order. */
    void openNextStage(Instant now) {
        require(State.APPROVED, "不能开启阶段。");
        var next = stageToOpen().orElseThrow(() -> CampaignRefusal.notNow(this, "没有可以开启的阶段。"));
        stages.remove(next);
        stages.add(next.opened(now));
    }

    /** Takes back the last opening and returns its stage as it was. */
    Stage withdrawOpening() {
        require(State.APPROVED, "不能撤回开启。");
        var opened = stage(lastOpenStage()).orElseThrow(() -> CampaignRefusal.notNow(this, "还没有开启过阶段，没有可以撤回的开启。"));
        stages.remove(opened);
        stages.add(opened.closed());
        return opened;
    }

    /**
     * Moves the dates of a stage. The stages stay in order.
     *
     * @return the stage as it was
     */
    Stage moveStage(int position, LocalDate beginsOn, LocalDate endsOn) {
        require(State.APPROVED, "不能调整阶段日程。");
        var moved = stage(position).orElseThrow(() -> CampaignRefusal.noStage(this, position));
        if (endsOn.isBefore(beginsOn)) {
            throw CampaignRefusal.wrongPlan("“%s”的结束日期%s早于开始日期%s。".formatted(moved.name(), endsOn, beginsOn));
        }
        stage(position - 1).filter(before -> !beginsOn.isAfter(before.endsOn())).ifPresent(before -> {
            throw CampaignRefusal.wrongPlan(
                    "“%s”应在“%s”结束（%s）以后开始，现在写的是%s。".formatted(moved.name(), before.name(), before.endsOn(), beginsOn));
        });
        stage(position + 1).filter(next -> !endsOn.isBefore(next.beginsOn())).ifPresent(next -> {
            throw CampaignRefusal.wrongPlan("“%s”应在“%s”开始（%s）以前结束，现在写的是%s；请先调整后面的阶段。"
                    .formatted(moved.name(), next.name(), next.beginsOn(), endsOn));
        });
        stages.remove(moved);
        stages.add(moved.between(beginsOn, endsOn));
        return moved;
    }

    /** @param refusal why the leading group excuses no unit; null when it agrees */
    void decideExcuses(@Nullable String refusal) {
        require(State.APPROVED, "不能再研究免予完成。");
        returnedWords = refusal;
    }

    void close() {
        require(State.APPROVED, "不能结束。");
        state = State.CLOSED;
        returnedWords = null;
    }

    /** The office takes the closing back. Afterwards the honours have been proposed, and it is too late. */
    void withdrawClosing() {
        require(State.CLOSED, "不能撤回结束。");
        state = State.APPROVED;
    }

    /** The office names the best and the last units and thanks the activists. */
    void proposeHonours(String thanks) {
        if (state != State.HONOURS_RETURNED) {
            require(State.CLOSED, "不能评出先进和后进。");
        }
        this.thanks = thanks;
        state = State.HONOURS_PROPOSED;
    }

    void commend() {
        require(State.HONOURS_PROPOSED, "不能表彰。");
        state = State.COMMENDED;
        returnedWords = null;
    }

    void returnHonours(String words) {
        require(State.HONOURS_PROPOSED, "不能退回表彰。");
        state = State.HONOURS_RETURNED;
        returnedWords = words;
    }

    void archive(String number, String place) {
        require(State.COMMENDED, "不能归档。");
        archiveNumber = number;
        archivePlace = place;
        state = State.ARCHIVED;
    }

    /** @param otherwise what is not possible now, as the office reads it */
    void requireUnderWay(String otherwise) {
        require(State.APPROVED, otherwise);
    }

    private void require(State expected, String otherwise) {
        if (state != expected) {
            throw CampaignRefusal.notNow(this, otherwise);
        }
    }

    /** The stage that the office opens next; empty when all stages with a model are open. */
    Optional<Stage> stageToOpen() {
        return stages().stream().filter(stage -> !stage.isOpen()).findFirst().filter(stage -> stage.process() != null);
    }

    /** The stage after the given position, if it has a model; position 0 returns the first stage. */
    Optional<Stage> stageAfter(int position) {
        return stages().stream()
                .filter(stage -> stage.position() == position + 1 && stage.process() != null)
                .findFirst();
    }

    /** Like {@link #stageAfter(int)}, for a unit that need not go through the stages at the waived positions. */
    Optional<Stage> stageAfter(int position, Set<Integer> waived) {
        var next = stageAfter(position);
        while (next.isPresent() && waived.contains(next.get().position())) {
            next = stageAfter(next.get().position());
        }
        return next;
    }

    /** The stage at the given position, counted from 1. */
    public Optional<Stage> stage(int position) {
        return stages().stream().filter(stage -> stage.position() == position).findFirst();
    }

    /**
     * The position of the last stage that a unit has to pass. From the first stage without a model on, stages have
     * only dates.
     */
    public int lastStage() {
        int last = 0;
        for (var next = stageAfter(last); next.isPresent(); next = stageAfter(last)) {
            last = next.get().position();
        }
        return last;
    }

    /** The position of the stage that was opened last; 0 before the first. */
    int lastOpenStage() {
        return stages.stream()
                .filter(Stage::isOpen)
                .mapToInt(Stage::position)
                .max()
                .orElse(0);
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** The name with the id, because two campaigns can have the same name. */
    public String label() {
        return CampaignOption.label(name, id);
    }

    /** The label for the name of a task, which the engine limits to 255 characters. */
    String shortLabel() {
        return CampaignOption.label(
                name.length() > LONGEST_SHORT_NAME ? name.substring(0, LONGEST_SHORT_NAME) + "…" : name, id);
    }

    /** The kind: a row of the table campaign-template. */
    public String kind() {
        return kind;
    }

    /** The text of the plan. */
    public String plan() {
        return plan;
    }

    State state() {
        return state;
    }

    @Nullable String returnedWords() {
        return returnedWords;
    }

    @Nullable String thanks() {
        return thanks;
    }

    /** What people read: the state, and for an approved plan whether the campaign has begun. */
    String progressLabel() {
        return state != State.APPROVED
                ? state.label()
                : lastOpenStage() == 0
                        ? "%s，%s".formatted(state.label(), CampaignOption.Phase.NOT_BEGUN.label())
                        : CampaignOption.Phase.BEGUN.label();
    }

    boolean isUnderWay() {
        return state == State.APPROVED;
    }

    /** In the order of the calendar. */
    List<Stage> stages() {
        var ordered = new ArrayList<>(stages);
        ordered.sort(Comparator.comparingInt(Stage::position));
        return ordered;
    }
}
