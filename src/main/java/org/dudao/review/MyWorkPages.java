package org.dudao.review;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.dudao.organization.CandidateGroups;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page 我的办件 with the lists 我提交的 and 我办过的, and the news for the person's groups. */
@Controller
class MyWorkPages {

    /** The values of the parameter {@code list}. */
    enum WorkList {
        SUBMITTED("我提交的"),
        HANDLED("我办过的");

        private final String label;

        WorkList(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    private final MyWorkQuery work;
    private final NoticeService notices;

    MyWorkPages(MyWorkQuery work, NoticeService notices) {
        this.work = work;
        this.notices = notices;
    }

    @GetMapping("/my-work")
    String myWork(
            @RequestParam(required = false) @Nullable WorkList list,
            @RequestParam(defaultValue = "0") int page,
            Principal reader,
            HttpServletRequest request,
            Model model) {
        int shown = Math.max(page, 0);
        var chosen = list != null
                ? list
                : request.isUserInRole(CandidateGroups.UNITS) ? WorkList.SUBMITTED : WorkList.HANDLED;
        var login = reader.getName();
        var lines = chosen == WorkList.SUBMITTED ? work.submitted(login, shown) : work.handled(login, shown);
        model.addAttribute("lists", WorkList.values());
        model.addAttribute("list", chosen);
        model.addAttribute("lines", lines);
        model.addAttribute("notices", notices.unseen(login));
        model.addAttribute("page", shown);
        model.addAttribute("more", lines.size() == MaterialListQuery.PAGE);
        return "my-work";
    }
}
