/** Workers (返乡农民工): profile, identity, privacy, consent, import. */
package io.sanjian.worker;
