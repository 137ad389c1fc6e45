document.getElementById("late").textContent = "Whether the ships will also take passengers without a car is still open, a spokeswoman for the Georgian ministry said.";
