/**
 * Words of which the shipped population is made: common given and family names of many cultures, the commonest first (a word's chance falls
 * with its rank). From general knowledge and not counted anywhere; no person is meant. `shape`: how given (g) and family (f) names are put.
 */
export interface Culture {
  readonly name: string;
  /** of 1,000 people */
  readonly share: number;
  readonly shapes: readonly [string, ...string[]];
  readonly given: string;
  readonly family: string;
}

export const CULTURES: readonly Culture[] = [
  {
    name: "Pakistan",
    share: 300,
    shapes: ["g f", "g f", "g g", "g g f"],
    given:
      "Muhammad Ali Ahmed Hassan Imran Bilal Usman Umar Abdul Asif Tariq Zahid Kashif Shahid Nadeem Waqas Adnan Faisal Rizwan Naveed Sajid Arshad Iqbal Saima Fatima Ayesha Nadia Sana Rabia Samina Shazia Farhan Junaid Hamza Zubair Irfan Javed Khurram Sohail Amjad Shabana Rukhsana Nasreen Tahir Yasir Waseem Danish Saad Haris Zeeshan Aamir",
    family:
      "Khan Ahmed Ali Hussain Malik Butt Iqbal Shah Akhtar Mahmood Bibi Rehman Aslam Qureshi Chaudhry Raza Siddiqui Sheikh Abbasi Mirza Bhatti Awan Rana Baig Hashmi Ansari Baloch Memon Mughal Gondal Cheema Javed Afridi Yousafzai Khattak Soomro Bugti Jatoi Dar Lodhi Niazi Gilani Zaidi Rizvi Naqvi Kazmi Bukhari Gill Warraich Virk",
  },
  {
    name: "India",
    share: 150,
    shapes: ["g f", "g f", "g g f"],
    given:
      "Rahul Amit Priya Sanjay Anita Rajesh Sunita Vijay Suresh Ramesh Deepak Anil Pooja Neha Ravi Kiran Manoj Ashok Arun Lakshmi Kavita Rekha Meena Vikram Nitin Arjun Rohit Divya Swati Geeta Mohan Prakash Dinesh Mukesh Santosh Gopal Harish Jyoti Sachin Varun",
    family:
      "Kumar Singh Sharma Patel Gupta Devi Das Yadav Verma Reddy Nair Rao Mishra Joshi Mehta Shah Iyer Pillai Chauhan Jain Agarwal Banerjee Mukherjee Ghosh Chatterjee Naik Shetty Pandey Tiwari Thakur Desai Kulkarni Menon Bose Sethi Kapoor Malhotra Bhat Saxena Trivedi",
  },
  {
    name: "Arab countries",
    share: 120,
    shapes: ["g f", "g g f", "g al-f"],
    given:
      "Mohamed Ahmed Ali Omar Youssef Hassan Khaled Mahmoud Ibrahim Mustafa Abdullah Fatima Mariam Nour Aisha Layla Hussein Karim Samir Walid Rami Tarek Ziad Fadi Nabil Bassam Salma Huda Rania Amina Saif Hamad Sultan Faisal Majid Yasin Anwar Jamal Adel Nasser",
    family:
      "Hassan Ibrahim Ali Mahmoud Saleh Haddad Khoury Mansour Najjar Nasser Said Hamdan Khalil Salem Otaibi Ghamdi Harbi Zahrani Shamri Qahtani Maliki Tamimi Rashid Masri Shami Halabi Baghdadi Jabouri Dulaimi Obeidi Fadel Sabbagh Darwish Farouk Kamal Aziz Badawi Sharif Amari Benali",
  },
  {
    name: "Iran, Afghanistan, Turkey",
    share: 80,
    shapes: ["g f"],
    given:
      "Mehmet Mustafa Ayse Fatma Ahmet Ali Reza Hossein Maryam Zahra Mehdi Amir Sara Narges Hamid Saeed Ahmad Abdul Najib Zabiullah Karim Emre Murat Yusuf Elif Zeynep Hakan Kemal Farhad Bahram Nilufar Shirin Parviz Dariush Habib Noor Gul Rahim Sher Latif",
    family:
      "Yilmaz Kaya Demir Sahin Celik Yildiz Ozturk Aydin Arslan Dogan Hosseini Mohammadi Ahmadi Rezaei Karimi Moradi Jafari Rahimi Hashemi Sadeghi Noori Azizi Sultani Popal Zadran Stanikzai Amini Wardak Safi Barakzai Tehrani Shirazi Esfahani Tabrizi Kermani Rostami Kazemi Ebrahimi Akbari Ghorbani",
  },
  {
    name: "Russia and neighbours",
    share: 70,
    shapes: ["g f", "g p f"],
    given:
      "Alexander Sergey Dmitry Andrey Alexey Maxim Ivan Mikhail Elena Olga Natalia Tatiana Irina Svetlana Anna Nikolay Vladimir Yury Igor Oleg Viktor Pavel Roman Anton Ekaterina Maria Daria Ksenia Ruslan Timur Aidar Bakhyt Nursultan Oksana Bohdan Taras Vasyl Artem Denis Kirill",
    family:
      "Ivanov Smirnov Kuznetsov Popov Vasiliev Petrov Sokolov Mikhailov Novikov Fedorov Morozov Volkov Alekseev Lebedev Semenov Egorov Pavlov Kozlov Stepanov Nikolaev Orlov Andreev Makarov Shevchenko Kovalenko Bondarenko Tkachenko Kravchenko Melnyk Moroz Rakhimov Karimov Akhmetov Nurlanov Saidov Petrosyan Grigoryan Beridze Zaitsev Belov",
  },
  {
    name: "English-speaking countries",
    share: 110,
    shapes: ["g f", "g f", "g g f"],
    given:
      "James John Robert Michael William David Mary Jennifer Linda Elizabeth Sarah Thomas Daniel Matthew Emma Olivia George Jack Harry Charlotte Emily Grace Andrew Paul Mark Kevin Brian Susan Karen Laura Rachel Megan Peter Stephen Simon Helen Claire Ruth Edward Henry",
    family:
      "Smith Johnson Williams Brown Jones Davis Miller Wilson Taylor Anderson Thomas Moore Martin Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Green Baker Hill Campbell Mitchell Roberts Turner Phillips Evans Murphy Kelly Cooper Bailey Hughes Foster",
  },
  {
    name: "Spanish-, Portuguese- and French-speaking countries",
    share: 80,
    shapes: ["g f f", "g f"],
    given:
      "José Juan Luis Carlos Maria Ana Carmen Francisco Antonio Manuel Pedro João Paulo Luciana Fernanda Jean Pierre Marie Michel Claude Jorge Miguel Rosa Lucia Diego Javier Andrea Rafael Gabriel Sofia Thierry Sylvie Nathalie Philippe Isabelle Mateus Beatriz Rui Inês Tomás",
    family:
      "García Rodríguez Martínez Hernández López González Pérez Sánchez Ramírez Torres Flores Silva Santos Oliveira Souza Pereira Costa Ferreira Almeida Martin Bernard Dubois Durand Moreau Laurent Lefebvre Rivera Gómez Díaz Cruz Morales Reyes Gutiérrez Ortiz Castro Vargas Rojas Mendoza Ribeiro Carvalho",
  },
  {
    name: "China, Korea, Vietnam, Indonesia",
    share: 60,
    shapes: ["f g", "g f"],
    given:
      "Wei Fang Min Jing Li Qiang Lei Jun Yang Yong Yan Jie Juan Tao Ming Chao Xiuying Ping Gang Guiying Minho Jiwoo Seojun Minji Thi Van Duc Anh Linh Tuan Budi Agus Siti Dewi Sri Putri Andi Rina Yusuf Wahyu",
    family:
      "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Kim Lee Park Choi Jung Nguyen Tran Le Pham Hoang Santoso Wijaya Saputra Hidayat Kusuma Setiawan Gunawan Luo Zheng Liang Song Tang",
  },
  {
    name: "Africa south of the Sahara",
    share: 30,
    shapes: ["g f"],
    given:
      "Abdullahi Musa Ibrahim Fatima Amina Chidi Ngozi Emeka Kwame Ama Kofi Akosua John Grace Joseph Mary Peter Samuel Esther Daniel Mamadou Ousmane Aminata Fatou Moussa Abdi Mohamed Hassan Halima Tesfaye",
    family:
      "Abubakar Mohammed Okafor Okonkwo Adeyemi Mensah Owusu Boateng Diallo Traoré Keita Coulibaly Ndiaye Diop Mwangi Kamau Otieno Odhiambo Moyo Ncube Dlamini Nkosi Abdi Farah Warsame Haile Bekele Tadesse Banda Phiri",
  },
];

export const PATRONYMICS =
  "Alexandrovich Sergeevich Ivanovich Nikolaevich Vladimirovich Petrovich Alexandrovna Sergeevna Ivanovna Nikolaevna";
