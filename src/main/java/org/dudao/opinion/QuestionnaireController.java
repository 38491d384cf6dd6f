package org.dudao.opinion;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.dudao.organization.CandidateGroups;
import org.dudao.visitor.QrCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Questionnaires and the question that machines fail, by API. The office makes them; a unit sees its own figures. */
@RestController
@RequestMapping("/api/questionnaires")
class QuestionnaireController {

    private final QuestionnaireService questionnaires;
    private final VisitorQuestionService visitorQuestions;
    private final OpinionAccess readers;
    private final OpinionAddress address;

    QuestionnaireController(
            QuestionnaireService questionnaires,
            VisitorQuestionService visitorQuestions,
            OpinionAccess readers,
            OpinionAddress address) {
        this.questionnaires = questionnaires;
        this.visitorQuestions = visitorQuestions;
        this.readers = readers;
        this.address = address;
    }

    record Made(long id) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('office', 'leading-group')")
    List<Questionnaire> all() {
        return questionnaires.all();
    }

    @GetMapping("/{id:\\d+}")
    @PreAuthorize("hasAnyRole('office', 'leading-group')")
    Questionnaire get(@PathVariable long id) {
        return questionnaires.get(id);
    }

    @PostMapping
    @PreAuthorize("hasRole('office')")
    @ResponseStatus(HttpStatus.CREATED)
    Made make(@RequestBody Questionnaire.Typed typed, Principal caller) {
        return new Made(questionnaires.make(typed, caller.getName()));
    }

    @PutMapping("/{id:\\d+}")
    @PreAuthorize("hasRole('office')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable long id, @RequestBody Questionnaire.Typed typed) {
        questionnaires.change(id, typed);
    }

    @PostMapping("/{id:\\d+}/opening")
    @PreAuthorize("hasRole('office')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void open(@PathVariable long id) {
        questionnaires.open(id);
    }

    @PostMapping("/{id:\\d+}/closing")
    @PreAuthorize("hasRole('office')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable long id) {
        questionnaires.close(id);
    }

    /** @param unit its code; left out, all replies, for the office and the leading group */
    @GetMapping("/{id:\\d+}/figures")
    QuestionnaireService.ReplyCounts figures(
            @PathVariable long id, @RequestParam(required = false) @Nullable String unit, Principal caller) {
        var scope = readers.of(caller.getName());
        if (!scope.seesAll() && (unit == null || !scope.units().contains(unit))) {
            throw OpinionRefusal.notAllowed("只能看本单位或者本组所督导单位的问卷数字；请写明 unit。");
        }
        return questionnaires.figures(id, unit);
    }

    /** The public address, for a camera. */
    @GetMapping(value = "/{id:\\d+}/qr.svg", produces = "image/svg+xml")
    ResponseEntity<byte[]> qr(
            @PathVariable long id, @RequestParam(required = false) @Nullable String unit, Principal caller) {
        var scope = readers.of(caller.getName());
        if (!scope.seesAll() && !scope.groups().contains(CandidateGroups.UNITS)) {
            throw OpinionRefusal.notAllowed("问卷的二维码由活动办和各单位使用。");
        }
        var svg = QrCode.svg(address.of(questionnaires.get(id), unit));
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .body(svg.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/visitor-questions")
    @PreAuthorize("hasRole('office')")
    List<VisitorQuestionService.Question> visitorQuestions() {
        return visitorQuestions.all();
    }

    /** In place of those that there were. */
    @PutMapping("/visitor-questions")
    @PreAuthorize("hasRole('office')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replaceVisitorQuestions(@RequestBody List<VisitorQuestionService.Question> questions) {
        visitorQuestions.replace(Objects.requireNonNull(questions));
    }
}
