/**
 * The office's questionnaires and their replies. A written answer becomes an opinion. For a choice, only the option's position
 * is stored.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"campaign", "opinion", "organization", "refusal", "visitor"})
@org.jspecify.annotations.NullMarked
package org.dudao.questionnaire;
