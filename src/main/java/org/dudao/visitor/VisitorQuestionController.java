package org.dudao.visitor;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The office reads and replaces the questions that keep programs out. */
@RestController
@RequestMapping("/api/questionnaires/visitor-questions")
@PreAuthorize("hasRole('office')")
class VisitorQuestionController {

    private final VisitorQuestionService questions;

    VisitorQuestionController(VisitorQuestionService questions) {
        this.questions = questions;
    }

    /** Lists the questions that stop programs. */
    @GetMapping
    List<VisitorQuestionService.Question> all() {
        return questions.all();
    }

    /** Replaces all questions. */
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replace(@RequestBody List<VisitorQuestionService.Question> questions) {
        this.questions.replace(questions);
    }
}
