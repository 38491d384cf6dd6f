/** The exception for a request that is refused, with a status, a Chinese sentence and field errors. Every module may use it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.dudao.refusal;
