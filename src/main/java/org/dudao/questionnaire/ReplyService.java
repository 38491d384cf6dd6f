package org.dudao.questionnaire;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.campaign.CampaignOption;
import org.dudao.opinion.NewOpinion;
import org.dudao.opinion.OpinionChannel;
import org.dudao.opinion.OpinionIntakeService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a reply: written answers become opinions of the unit, choices are stored without the person. */
@Service
@Transactional
public class ReplyService {

    /** Answers that say that there is no opinion; they are not entered. */
    private static final Set<String> NO_OPINION = Set.of("无", "没有", "无意见", "没有意见", "暂无", "没", "好", "很好");

    private final QuestionnaireStore questionnaires;
    private final OpinionIntakeService intake;
    private final CampaignChoiceQuery campaigns;
    private final Clock clock;

    ReplyService(
            QuestionnaireStore questionnaires,
            OpinionIntakeService intake,
            CampaignChoiceQuery campaigns,
            Clock clock) {
        this.questionnaires = questionnaires;
        this.intake = intake;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /**
     * @param unit code of the unit that the reply is about, or null
     * @param answers by the question's position from 1: the indexes of the chosen options, or one text
     * @throws org.dudao.refusal.Refusal naming the question
     */
    public void reply(Questionnaire questionnaire, @Nullable String unit, Map<Integer, List<String>> answers) {
        closedBecause(questionnaire).ifPresent(reason -> {
            throw QuestionnaireRefusal.notNow(reason);
        });
        var opinions = new ArrayList<String>();
        var choices = new TreeMap<Integer, List<Integer>>();
        for (int position = 1; position <= questionnaire.questions().size(); position++) {
            var question = questionnaire.questions().get(position - 1);
            var filledIn = answers.getOrDefault(position, List.of()).stream()
                    .filter(answer -> !answer.isBlank())
                    .toList();
            if (question.required() && filledIn.isEmpty()) {
                throw QuestionnaireRefusal.wrong("第%d题没有回答。".formatted(position));
            }
            if (filledIn.isEmpty()) {
                continue;
            }
            if (question.kind() == Questionnaire.QuestionKind.TEXT) {
                opinions.addAll(opinionsIn(position, filledIn));
                choices.put(position, List.of());
            } else {
                choices.put(position, chosenOptions(position, question, filledIn));
            }
        }
        if (choices.isEmpty()) {
            throw QuestionnaireRefusal.wrong("一道题也没有回答。");
        }
        save(questionnaire, unit, choices, opinions);
    }

    /** Why nobody can reply now; empty when everybody can. The campaign of the questionnaire must have begun. */
    @Transactional(readOnly = true)
    public Optional<String> closedBecause(Questionnaire questionnaire) {
        var campaign = campaigns.get(questionnaire.campaign());
        if (questionnaire.state() != Questionnaire.State.OPEN || campaign.phase() == CampaignOption.Phase.OVER) {
            return Optional.of("这份问卷已经结束，谢谢您。");
        }
        return campaign.phase() == CampaignOption.Phase.NOT_BEGUN
                ? Optional.of("“%s”还没有开始，这份问卷开始以后才能填。".formatted(campaign.name()))
                : Optional.empty();
    }

    private static List<String> opinionsIn(int position, List<String> texts) {
        texts.stream()
                .filter(text -> text.length() > NewOpinion.LONGEST)
                .findFirst()
                .ifPresent(text -> {
                    throw QuestionnaireRefusal.wrong(
                            "第%d题写了%d个字，最多%d个字。".formatted(position, text.length(), NewOpinion.LONGEST));
                });
        return texts.stream()
                .filter(text -> !NO_OPINION.contains(text.strip().replaceAll("[。！!.]+$", "")))
                .toList();
    }

    private static List<Integer> chosenOptions(int position, Questionnaire.Question question, List<String> indexes) {
        if (question.kind() == Questionnaire.QuestionKind.ONE && indexes.size() > 1) {
            throw QuestionnaireRefusal.wrong("第%d题只能选一项。".formatted(position));
        }
        return indexes.stream()
                .distinct()
                .map(index -> {
                    if (!index.matches("\\d{1,3}")
                            || Integer.parseInt(index) >= question.options().size()) {
                        throw QuestionnaireRefusal.wrong("第%d题没有这个选项。".formatted(position));
                    }
                    return Integer.valueOf(index);
                })
                .toList();
    }

    private void save(
            Questionnaire questionnaire,
            @Nullable String unit,
            Map<Integer, List<Integer>> choices,
            List<String> opinions) {
        var today = LocalDate.now(clock);
        long reply = questionnaires.addReply(questionnaire.id(), unit, today);
        choices.forEach((position, options) -> {
            if (options.isEmpty()) {
                questionnaires.addAnswer(reply, position, null);
            }
            options.forEach(option -> questionnaires.addAnswer(reply, position, option));
        });
        if (!opinions.isEmpty()) {
            var entered = opinions.stream()
                    .map(words -> NewOpinion.unsorted(unit, OpinionChannel.QUESTIONNAIRE, words, today))
                    .toList();
            intake.enter(entered, questionnaire.campaign(), null, "《%s》".formatted(questionnaire.title()));
        }
    }
}
