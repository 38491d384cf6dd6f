package org.dudao.campaign;

import java.time.LocalDate;
import java.util.List;
import org.dudao.calendar.CalendarFollower;
import org.dudao.calendar.MovedDueDate;
import org.dudao.calendar.WorkCalendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves open due dates when the office changes the days off or the dates of a stage, and records each move. */
@Service
@Transactional
class DueDateService implements CalendarFollower {

    private final CampaignRepository campaigns;
    private final DueDateWorkflow workflow;
    private final CampaignActStore acts;

    DueDateService(CampaignRepository campaigns, DueDateWorkflow workflow, CampaignActStore acts) {
        this.campaigns = campaigns;
        this.workflow = workflow;
        this.acts = acts;
    }

    @Override
    @Transactional(readOnly = true)
    public List<MovedDueDate> preview(WorkCalendar calendar) {
        return workflow.movesOf(calendar);
    }

    @Override
    public void follow(WorkCalendar calendar, int year, String login) {
        var moves = workflow.movesOf(calendar);
        workflow.moveByCalendar(moves);
        var effect = "%d年的放假安排；%d项任务的期限顺延".formatted(year, moves.size());
        acts.addMoves(acts.add(null, 0, CampaignAct.Kind.DAYS_OFF_CHANGED, "", effect, login), moves);
    }

    /** The due dates that would move with these dates of the stage. Changes nothing. */
    @Transactional(readOnly = true)
    List<MovedDueDate> previewStage(String id, int position, LocalDate beginsOn, LocalDate endsOn) {
        var campaign = get(id);
        var before = campaign.moveStage(position, beginsOn, endsOn);
        return workflow.movesOf(campaign, before, before.between(beginsOn, endsOn));
    }

    /** Changes the dates of the stage and moves the due dates that follow them. */
    List<MovedDueDate> moveStage(
            String id, int position, LocalDate beginsOn, LocalDate endsOn, String reason, String login) {
        var campaign = get(id);
        if (reason.isBlank()) {
            throw CampaignRefusal.wrongPlan("调整阶段日程必须写明理由。");
        }
        var before = campaign.moveStage(position, beginsOn, endsOn);
        campaigns.save(campaign);
        var moves = workflow.movesOf(campaign, before, before.between(beginsOn, endsOn));
        workflow.moveByStage(moves);
        var effect = "“%s”由%s至%s改为%s至%s；%d项任务的期限随之移动"
                .formatted(before.name(), before.beginsOn(), before.endsOn(), beginsOn, endsOn, moves.size());
        acts.addMoves(acts.add(id, position, CampaignAct.Kind.STAGE_MOVED, reason.strip(), effect, login), moves);
        return moves;
    }

    private Campaign get(String id) {
        return campaigns.findById(id).orElseThrow(() -> CampaignRefusal.noCampaign(id));
    }
}
