/** Excel sheets as offices keep them: read within limits, written without surprises, and returned with what is wrong in each row. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"refusal"})
@org.jspecify.annotations.NullMarked
package org.dudao.sheet;
