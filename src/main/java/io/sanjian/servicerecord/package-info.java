/**
 * The 1131 file: what was done for a person (政策宣介, 职业指导, 岗位推荐, 培训机会), what is still owed, and to whom first.
 *
 * <p>Reactive.
 */
package io.sanjian.servicerecord;
