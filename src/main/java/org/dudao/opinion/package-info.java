/**
 * Opinions of the public: the register, the sorting, the handing on to a unit that can act, the answer and its feedback, similar
 * opinions and common problems, and the sheet for entering many opinions.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "campaign",
            "comparison",
            "model",
            "organization",
            "publication",
            "refusal",
            "sheet",
            "submission",
            "workflow"
        })
@org.jspecify.annotations.NullMarked
package org.dudao.opinion;
