package org.dudao.review;

import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the caller has done and where it is now, and the news for the caller's groups. */
@RestController
@RequestMapping("/api/me")
class MyWorkController {

    private final MyWorkQuery work;
    private final NoticeService notices;

    MyWorkController(MyWorkQuery work, NoticeService notices) {
        this.work = work;
        this.notices = notices;
    }

    /**
     * 我提交的: the materials of which the caller handed in a round, and for whom each waits.
     *
     * @param page 0 for the first page
     */
    @GetMapping("/submitted")
    List<MaterialListQuery.Line> submitted(@RequestParam(defaultValue = "0") int page, Principal caller) {
        return work.submitted(caller.getName(), page);
    }

    /**
     * 我办过的: the tasks that the caller completed, and where each is now.
     *
     * @param page 0 for the first page
     */
    @GetMapping("/handled")
    List<MyWorkQuery.Handled> handled(@RequestParam(defaultValue = "0") int page, Principal caller) {
        return work.handled(caller.getName(), page);
    }

    /** News that the caller has not seen: acceptances, and acceptances that were taken back. */
    @GetMapping("/notices")
    List<NoticeStore.Notice> notices(Principal caller) {
        return notices.unseen(caller.getName());
    }

    /** Marks news as seen. */
    @PostMapping("/notices/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void markSeen(@RequestBody List<Long> ids, Principal caller) {
        notices.markSeen(caller.getName(), ids);
    }
}
