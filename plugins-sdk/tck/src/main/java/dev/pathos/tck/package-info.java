/**
 * Contract tests for plug-in authors: what every implementation of an SPI must do, as JUnit 5 tests
 * to inherit.
 *
 * <p>A lab adds the artifact {@code dev.pathos:dev.pathos.tck} in test scope, extends the contract
 * of the SPI that it implements, and says how one is made; JUnit runs the inherited tests with the
 * lab's own:
 *
 * <pre>{@code
 * class PitchSlopeTest extends TaskContract {
 *     @Override
 *     protected Task task() {
 *         return new PitchSlope(settings);
 *     }
 *
 *     @Override
 *     protected List<MemorySample> training() {
 *         return List.of(
 *                 MemorySample.of("a", "ann", Tones.sine(120, .1, 2)),
 *                 MemorySample.of("b", "ben", Tones.sine(180, .3, 2)));
 *     }
 * }
 * }</pre>
 *
 * <p>A second test looks into the bundle as it was built:
 *
 * <pre>{@code
 * class BundleTest extends BundleContract {
 *     @Override
 *     protected Path bundle() throws IOException {
 *         return PluginBundle.containing(PitchSlope.class);
 *     }
 * }
 * }</pre>
 *
 * <p>{@link dev.pathos.tck.Configured} makes a component's settings from the keys of a
 * configuration. {@link dev.pathos.tck.Tones}, {@link dev.pathos.tck.SyntheticFace}, {@link
 * dev.pathos.tck.MemorySample}, {@link dev.pathos.tck.MemoryMedia}, {@link
 * dev.pathos.tck.MemoryVideo} and {@link dev.pathos.tck.MemoryLedger} are the small inputs that
 * such tests are made of, {@link dev.pathos.tck.ScriptedSight} a video in which faces move as a
 * test wants it, {@link dev.pathos.tck.TinyNetwork} makes ONNX models with known answers.
 */
package dev.pathos.tck;
