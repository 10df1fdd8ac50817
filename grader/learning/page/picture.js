// Shows the moment of the training that the slider stands at.
const { moments, last } = JSON.parse(document.getElementById("data").textContent);
const find = (name) => document.getElementById(name);
const cells = document.querySelectorAll("#field rect");
const crosses = document.querySelectorAll("#wrong path");
const rows = document.querySelectorAll("#points tbody tr");

function show(number) {
  const moment = moments[number];
  cells.forEach((cell, i) => cell.setAttribute("fill-opacity", moment.steps[i] / 10));
  find("boundary").setAttribute("d", moment.boundary);
  crosses.forEach((cross, i) => cross.setAttribute("visibility", moment.right[i] ? "hidden" : "visible"));
  rows.forEach((row, i) => {
    row.cells[3].textContent = moment.probabilities[i];
    row.cells[4].textContent = moment.predictions[i];
    row.cells[5].textContent = moment.right[i] ? "yes" : "no";
  });
  find("now").setAttribute("cx", moment.x);
  find("now").setAttribute("cy", moment.y);
  find("now").setAttribute("visibility", moment.loss === null ? "hidden" : "visible");
  find("said").textContent = moment.said;
  find("when").textContent = `, after epoch ${moment.epoch} of ${last}`;
  find("epoch").value = `epoch ${moment.epoch} of ${last}`;
  find("slider").value = number;
  find("slider").setAttribute("aria-valuetext", moment.said);
}

if (moments.length > 1) {
  const end = moments.length - 1;
  let playing = null;
  const stop = () => {
    clearInterval(playing);
    playing = null;
    find("play").textContent = "Play";
  };
  find("replay").hidden = false;
  find("slider").addEventListener("input", (event) => {
    stop();
    show(Number(event.target.value));
  });
  find("play").addEventListener("click", () => {
    if (playing !== null) return stop();
    let number = Number(find("slider").value);
    number = number === end ? 0 : number;
    show(number);
    find("play").textContent = "Pause";
    playing = setInterval(() => {
      number += 1;
      show(number);
      if (number === end) stop();
    }, 350);
  });
  show(end);
}
