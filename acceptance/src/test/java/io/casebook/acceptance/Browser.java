package io.casebook.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A headless Chromium with one page of the platform.
 */
final class Browser implements AutoCloseable {

	/** The case study's comparison, in a language whatever the browser's is. */
	static final String CASES = "/?group=fintech-cases&indexSet=key-indices&asOf=2018-07&lang=en&theme=light";

	private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

	private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

	private static final Dimension DESKTOP = new Dimension(1360, 900);

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final String HURRY = """
			{
				const wait = window.setTimeout;
				window.setTimeout = (task, time, ...rest) => wait(task, Math.min(time ?? 0, 3000), ...rest);
			}
			""";

	private final ChromeDriver driver;

	private @Nullable Object hurry;

	private Browser(ChromeDriver driver) {
		this.driver = driver;
	}

	static boolean isInstalled() {
		return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
	}

	static Browser start() {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(CHROMIUM.toFile());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-dev-shm-usage", "--lang=en");
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		logs.enable(LogType.PERFORMANCE, Level.ALL);
		options.setCapability("goog:loggingPrefs", logs);
		ChromeDriver driver = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(), options);
		return new Browser(driver);
	}

	/**
	 * Has the pages that are opened from now on wait no more than a few seconds for
	 * anything.
	 */
	void hurry() {
		Map<String, Object> added = this.driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument",
				Map.of("source", HURRY));
		this.hurry = Objects.requireNonNull(added.get("identifier"));
	}

	/** As if it had just been started on a desktop. */
	Browser afresh() {
		if (this.hurry != null) {
			this.driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", this.hurry));
			this.hurry = null;
		}
		this.driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
		this.driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
		this.driver.manage().window().setSize(DESKTOP);
		this.driver.get("about:blank");
		log(LogType.BROWSER);
		log(LogType.PERFORMANCE);
		return this;
	}

	/**
	 * Makes it as wide as a phone or another screen, and a phone of what is that narrow.
	 */
	void resize(int width) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
	}

	/** Goes to an address of the platform and waits for all of the page. */
	Browser open(String path) {
		this.driver.get(Platform.url() + path);
		await(".matrix .cell");
		await("#take");
		return this;
	}

	/** What stands behind the platform's origin in the address bar. */
	String address() {
		return Objects.requireNonNull(this.driver.getCurrentUrl()).substring(Platform.url().length());
	}

	void goBack() {
		this.driver.navigate().back();
	}

	/** The element, which may have to come first. */
	WebElement await(String css) {
		until(() -> !all(css).isEmpty(), () -> "no " + css);
		return this.driver.findElement(By.cssSelector(css));
	}

	/** Waits until the texts of the elements are these. */
	void awaitTexts(String css, String... texts) {
		until(() -> texts(css).equals(List.of(texts)), () -> "%s is %s".formatted(css, texts(css)));
	}

	/** Waits until the text of the element holds a part. */
	void awaitText(String css, String part) {
		until(() -> texts(css).stream().anyMatch((text) -> text.contains(part)),
				() -> "%s is %s".formatted(css, texts(css)));
	}

	void awaitGone(String css) {
		until(() -> this.driver.findElements(By.cssSelector(css)).isEmpty(), () -> css + " is there");
	}

	private void until(BooleanSupplier condition, Supplier<String> otherwise) {
		new WebDriverWait(this.driver, PATIENCE).ignoring(StaleElementReferenceException.class)
			.withMessage(otherwise)
			.until((shown) -> condition.getAsBoolean());
	}

	List<WebElement> all(String css) {
		return this.driver.findElements(By.cssSelector(css));
	}

	/** The visible texts of the elements. */
	List<String> texts(String css) {
		return all(css).stream().map(WebElement::getText).toList();
	}

	void click(String css) {
		WebElement element = await(css);
		run("arguments[0].scrollIntoView({block: 'center'})", element);
		element.click();
	}

	/** Presses keys where the focus is. */
	void press(CharSequence... keys) {
		for (CharSequence key : keys) {
			this.driver.switchTo().activeElement().sendKeys(key);
		}
	}

	void press(Keys key, int times) {
		Stream.generate(() -> key).limit(times).forEach(this::press);
	}

	void type(String css, CharSequence... keys) {
		await(css).sendKeys(keys);
	}

	/** What is under the focus, by its attribute. */
	@Nullable String focused(String attribute) {
		return this.driver.switchTo().activeElement().getDomAttribute(attribute);
	}

	@Nullable Object run(String script, Object... arguments) {
		return this.driver.executeScript(script, arguments);
	}

	@Nullable Object runUntilCalledBack(String script) {
		this.driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
		return this.driver.executeAsyncScript(script);
	}

	ChromeDriver driver() {
		return this.driver;
	}

	/** What the console and the network told since they were last asked. */
	List<LogEntry> log(String type) {
		return this.driver.manage().logs().get(type).getAll();
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
