package org.dudao.opinion;

import java.time.Clock;
import org.dudao.campaign.CampaignService;
import org.dudao.organization.Directory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is done with an opinion from step to step, each by whoever has it. */
@Service
@Transactional
class OpinionService {

    private static final int MOST_WORDS = 500;

    private final OpinionRepository register;
    private final OpinionEventStore events;
    private final SortingValidator check;
    private final SortingTables rules;
    private final SimilarOpinions likeness;
    private final CampaignService campaigns;
    private final Directory directory;
    private final Clock clock;

    OpinionService(
            OpinionRepository register,
            OpinionEventStore events,
            SortingValidator check,
            SortingTables rules,
            SimilarOpinions likeness,
            CampaignService campaigns,
            Directory directory,
            Clock clock) {
        this.register = register;
        this.events = events;
        this.check = check;
        this.rules = rules;
        this.likeness = likeness;
        this.campaigns = campaigns;
        this.directory = directory;
        this.clock = clock;
    }

    /** @throws OpinionRefusal NOT_FOUND when there is none of this number */
    Opinion get(long number) {
        return register.findById(number).orElseThrow(() -> OpinionRefusal.unknown(number));
    }

    /** Its process has begun: the rules propose for what nobody has sorted, and what is like it is looked for. */
    void begin(long number, String process) {
        var opinion = get(number);
        opinion.begin(process);
        if (opinion.state() == Opinion.State.UNSORTED) {
            var proposal = proposalFor(opinion);
            opinion.propose(proposal.kind(), proposal.concerns());
        }
        register.save(opinion);
        likeness.link(opinion);
    }

    /** What the rules propose now. */
    SortingTables.Proposal proposalFor(Opinion opinion) {
        return rules.propose(
                opinion.words(),
                opinion.unit(),
                campaigns.get(opinion.campaign()).kind());
    }

    void sort(long number, SortingChoice choice, String by) {
        var opinion = get(number);
        var sorting = check.check(choice, opinion.unit());
        opinion.sort(sorting);
        register.save(opinion);
        var about = "%s，涉及%s%s"
                .formatted(
                        sorting.kind().label(),
                        sorting.concerns().label(),
                        sorting.leaders().isEmpty() ? "" : "（%s）".formatted(sorting.leaders()));
        var acts = opinion.isHandedOn() ? "，转给" + directory.nameOf(sorting.handler()) : "";
        var words = sorting.words().isEmpty() ? "" : "：" + sorting.words();
        events.add(number, opinion.isHandedOn() ? "分类转办" : "分类", by, about + acts + words);
    }

    /** 签收: from then on whoever it was handed on to has it. */
    void receive(long number, String by) {
        var opinion = get(number);
        if (opinion.receive()) {
            register.save(opinion);
            events.add(number, "签收", by, directory.nameOf(opinion.holder()));
        }
    }

    void returnToSender(long number, String reason, String by) {
        var opinion = get(number);
        var from = directory.nameOf(opinion.holder());
        if (reason.isBlank()) {
            throw OpinionRefusal.wrong("退回理由没有写。");
        }
        opinion.returnToSender();
        register.save(opinion);
        events.add(number, "退回", by, "%s退回%s：%s".formatted(from, directory.nameOf(opinion.holder()), reason));
    }

    /** @param feedback how it reached the people with that, or null when it has not yet */
    void answer(long number, String answer, @Nullable FeedbackMode feedback, String by) {
        var opinion = get(number);
        var words = answer.strip();
        if (words.isEmpty() || words.length() > NewOpinion.LONGEST_ANSWER) {
            throw OpinionRefusal.wrong("答复没有写，或者超过%d个字。".formatted(NewOpinion.LONGEST_ANSWER));
        }
        if (feedback != null && !mayFeedBackAtOnce(opinion)) {
            throw OpinionRefusal.notAllowed("这条意见由%s反馈，请只写答复。".formatted(directory.nameOf(opinion.feedsBack())));
        }
        opinion.answer(words);
        events.add(number, "答复", by, words);
        if (feedback != null) {
            opinion.feedBack(feedback, clock.instant());
            events.add(number, "反馈", by, feedback.label());
        }
        register.save(opinion);
    }

    /** Whoever answers feeds back with it where it is theirs to do. */
    boolean mayFeedBackAtOnce(Opinion opinion) {
        return opinion.handler().orElse("").equals(opinion.feedsBack());
    }

    void feedBack(long number, @Nullable FeedbackMode how, String words, String by) {
        if (how == null) {
            throw OpinionRefusal.wrong("怎样反馈没有选。");
        }
        if (words.length() > MOST_WORDS) {
            throw OpinionRefusal.wrong("反馈情况最多%d个字。".formatted(MOST_WORDS));
        }
        var opinion = get(number);
        opinion.feedBack(how, clock.instant());
        register.save(opinion);
        events.add(number, "反馈", by, words.isBlank() ? how.label() : how.label() + "：" + words.strip());
    }
}
