package org.dudao.handover;

import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages 人员与任务. */
@Controller
@RequestMapping("/people")
class HandoverPages {

    private final HeldTaskQuery held;

    HandoverPages(HeldTaskQuery held) {
        this.held = held;
    }

    @GetMapping
    String people(@RequestParam(defaultValue = "") String words, Principal caller, Model model) {
        model.addAttribute("people", held.people(caller.getName(), words));
        model.addAttribute("words", words);
        return "people";
    }

    @GetMapping("/{login}")
    String person(@PathVariable String login, Principal caller, Model model) {
        model.addAttribute("person", held.of(login, caller.getName()));
        return "person";
    }
}
